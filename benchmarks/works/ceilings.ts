import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { instantiate } from '../../src/space/instantiate.js'
import { fromPeers, ours } from '../harness/sides.js'
import type { Case, Make, Work } from '../harness/work.js'

interface Peak {
  float32(rounds: number, factor: number, summand: number): number
  float64(rounds: number, factor: number, summand: number): number
}

/** The loops of wasm/peak.ts, with fused multiply-add where the engine has relaxed SIMD. */
function peak(): { readonly peak: Peak; readonly build: string } {
  const [compiler, source] = [import.meta.resolve('assemblyscript/bin/asc.js'), './wasm/peak.ts']
  const folder = mkdtempSync(join(tmpdir(), 'retrograde-'))
  try {
    for (const more of [['--enable=relaxed-simd'], []]) {
      const binary = join(folder, 'peak.wasm')
      const options = ['-O3', '--noAssert', '--enable=simd', '--runtime=stub', ...more]
      const [program, file] = [compiler, new URL(source, import.meta.url)].map(url =>
        fileURLToPath(url),
      )
      execFileSync(process.execPath, [program!, file!, ...options, `--outFile=${binary}`])
      const peak = instantiate<Peak>(readFileSync(binary, 'base64'))
      if (peak) return { peak, build: more.length > 0 ? 'relaxed SIMD' : 'SIMD' }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  throw new Error('the engine has no WebAssembly with SIMD')
}

/** A run is as many multiply-adds as a product of matrices of this size takes, in so many calls. */
const side = 480
const calls = 100
const megabytes = 64

const products =
  (kind: keyof Peak): Make =>
  () => {
    const { peak: loops, build } = peak()
    const lanes = kind === 'float32' ? 4 : 2
    const rounds = side ** 3 / (12 * lanes * calls)
    const run = () => loops[kind](rounds, 1 / 2, 1)
    return {
      answer: [run()], // each sum is 2 − 2⁻ʳ after r rounds, rounded: 2
      run() {
        for (let call = 0; call < calls; call++) run()
      },
      notes: [build],
    }
  }

const copying: Make = () => {
  const [from, to] = [0, 0].map(() => new Float64Array((megabytes * 2 ** 20) / 8).fill(1))
  return { answer: [24], run: () => to!.set(from!) }
}

const common = {
  parameters: { side, megabytes },
  tolerance: { relative: 0, because: 'it is the same number' },
}

/** What no work below can be faster than. */
export const work: Work = {
  number: 0,
  title: 'What a core of the machine can do',
  module: 'ceilings',
  cases: (): Case[] => [
    ...(['float32', 'float64'] as const).map(kind => ({
      ...{ ...common, id: kind, title: `multiply-adds of ${kind}` },
      ...{ count: side ** 3, unit: 'multiply-add' },
      sides: [
        ours(kind, 'WebAssembly, sums in registers'),
        fromPeers(`NumPy, product of ${side} × ${side} matrices`, 'numpy', kind),
      ],
      limit: 'vectors of 128 bits in WebAssembly, the widest of the machine in NumPy',
    })),
    {
      ...{ ...common, id: 'memory', title: `copying ${megabytes} MB: bytes read and written` },
      ...{ count: 2 * megabytes * 2 ** 20, unit: 'byte' },
      sides: [ours('memory', 'Float64Array'), fromPeers('NumPy', 'numpy', 'memory')],
      limit: 'the memory',
    },
  ],
  ours: { float32: products('float32'), float64: products('float64'), memory: copying },
}
