// Compiles AssemblyScript into TypeScript modules that hold the binary as base64: no file is read at
// run time, so they work wherever JavaScript does.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

interface Build {
  readonly source: string
  /** The module that is written, and the name of what it exports. */
  readonly to: string
  readonly as: string
  readonly options: readonly string[]
}

/** A small memory of its own. */
const ownPage = ['--initialMemory=1', '--maximumMemory=1']
/** A memory of its own, of 4 MB. */
const ownPages = ['--initialMemory=64', '--maximumMemory=64']
/** A memory of its own, up to 8 MB of it. */
const growing = ['--initialMemory=1', '--maximumMemory=128']
/** The memory of whoever calls, up to 4 GB of it. */
const lent = ['--importMemory', '--maximumMemory=65536']
const shared = [...lent, '--sharedMemory', '--initialMemory=2', '--enable=threads']
const relaxed = ['--enable=relaxed-simd']

const builds: readonly Build[] = [
  {
    source: 'src/map/wasm/affine.ts',
    to: 'src/map/affine-wasm.generated.ts',
    as: 'affineWasm',
    options: growing,
  },
  {
    source: 'src/random/wasm/philox.ts',
    to: 'src/random/philox-wasm.generated.ts',
    as: 'philoxWasm',
    options: ownPage,
  },
  {
    source: 'src/random/wasm/sources.ts',
    to: 'src/random/sources-wasm.generated.ts',
    as: 'sourcesWasm',
    options: ownPages,
  },
  {
    source: 'src/tensor/wasm/kernels.ts',
    to: 'src/tensor/kernels/kernels-wasm.generated.ts',
    as: 'kernelsWasm',
    options: lent,
  },
  {
    source: 'src/tensor/wasm/kernels.ts',
    to: 'src/tensor/kernels/kernels-relaxed-wasm.generated.ts',
    as: 'kernelsRelaxedWasm',
    options: [...lent, ...relaxed],
  },
  {
    source: 'src/tensor/wasm/dense.ts',
    to: 'src/tensor/dense/dense-wasm.generated.ts',
    as: 'denseWasm',
    options: shared,
  },
  {
    source: 'src/tensor/wasm/dense.ts',
    to: 'src/tensor/dense/dense-relaxed-wasm.generated.ts',
    as: 'denseRelaxedWasm',
    options: [...shared, ...relaxed],
  },
]

const root = fileURLToPath(new URL('..', import.meta.url))
const compiler = fileURLToPath(import.meta.resolve('assemblyscript/bin/asc.js'))
const scratch = mkdtempSync(join(tmpdir(), 'retrograde-'))
try {
  for (const { source, to, as, options } of builds) {
    const binary = join(scratch, 'module.wasm')
    // 112: functions that take vectors are exported from file to file, and no further.
    const always = ['-O3', '--noAssert', '--enable=simd', '--runtime=stub', '--disableWarning=112']
    // A process of its own: under tsx the compiler itself would be transpiled first, for 8 seconds.
    execFileSync(
      process.execPath,
      [compiler, source, ...always, ...options, `--outFile=${binary}`],
      { cwd: root, stdio: 'inherit' },
    )
    writeFileSync(
      join(root, to),
      `// Written by scripts/build-wasm.ts from ${source}.
export const ${as} =
  '${readFileSync(binary, 'base64')}'
`,
    )
  }
} finally {
  rmSync(scratch, { recursive: true })
}
