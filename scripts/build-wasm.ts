// Compiles src/random/wasm/philox.ts (AssemblyScript) into a TypeScript module that holds the
// binary as base64: no file is read at run time, so it works wherever JavaScript does.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const compiler = fileURLToPath(import.meta.resolve('assemblyscript/bin/asc.js'))
const scratch = mkdtempSync(join(tmpdir(), 'retrograde-'))
try {
  const binary = join(scratch, 'philox.wasm')
  const options = [
    '-O3',
    '--noAssert',
    '--enable=simd',
    '--runtime=stub',
    '--initialMemory=1',
    '--maximumMemory=1',
  ]
  // A process of its own: under tsx the compiler itself would be transpiled first, for 8 seconds.
  execFileSync(
    process.execPath,
    [compiler, 'src/random/wasm/philox.ts', ...options, `--outFile=${binary}`],
    { cwd: root, stdio: 'inherit' },
  )
  writeFileSync(
    join(root, 'src/random/philox-wasm.generated.ts'),
    `// Written by scripts/build-wasm.ts from src/random/wasm/philox.ts.
export const philoxWasm =
  '${readFileSync(binary, 'base64')}'
`,
  )
} finally {
  rmSync(scratch, { recursive: true })
}
