import fc from 'fast-check'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { affine } from '../../src/map/affine.js'
import { referenceBlocks, wasmBlocks, writeBlocks } from '../../src/random/blocks.js'
import { type Block, philox } from '../../src/random/philox.js'
import { realLine } from '../../src/space/line.js'
import { real } from '../../src/space/real.js'
import { property } from '../property.js'

const word = fc.integer({ min: 0, max: 2 ** 32 - 1 })
const block = fc.tuple(word, word, word, word)
const key = fc.tuple(word, word)

describe('Philox4x32-10', () => {
  // Random123 1.x, tests/kat_vectors.
  test.each([
    {
      counter: [0, 0, 0, 0],
      key: [0, 0],
      out: [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8],
    },
    {
      counter: [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff],
      key: [0xffffffff, 0xffffffff],
      out: [0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd],
    },
    {
      counter: [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
      key: [0xa4093822, 0x299f31d0],
      out: [0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1],
    },
  ] as { counter: Block; key: [number, number]; out: Block }[])('known answer %#', known => {
    expect(philox(known.counter, known.key)).toEqual(known.out)
  })

  property([block, key])('is its definition in big integers', (counter, key) => {
    expect(philox(counter, key)).toEqual(defined(counter, key))
  })
})

describe('blocks in bulk', () => {
  const address = fc.tuple(fc.integer({ min: 1, max: 40 }), block, key)

  test('WebAssembly is what runs here', () => {
    expect(wasmBlocks()).toBeDefined()
    expect(writeBlocks).not.toBe(referenceBlocks)
  })

  property([address])('the reference is Philox, block by block', ([count, c, k]) => {
    const out = blocks(referenceBlocks, count, c, k)
    for (let p = 0; p < count; p++) {
      const counter: Block = [(c[0] + p) % 2 ** 32, c[1], c[2], c[3]]
      expect([...out.subarray(4 * p, 4 * p + 4)].map(w => w >>> 0)).toEqual(philox(counter, k))
    }
  })

  property([address])('WebAssembly gives the same bits', ([count, c, k]) => {
    expect(blocks(wasmBlocks()!, count, c, k)).toEqual(blocks(referenceBlocks, count, c, k))
  })

  test('also beyond its page of memory', () => {
    const c: Block = [0xfffffff0, 2, 3, 4]
    for (const count of [4095, 4096, 4097, 9001]) {
      expect(blocks(wasmBlocks()!, count, c, [5, 6])).toEqual(
        blocks(referenceBlocks, count, c, [5, 6]),
      )
    }
  })
})

describe('where there is no WebAssembly', () => {
  afterEach(() => {
    vi.unstubAllGlobals()
    vi.resetModules()
  })

  const forbidden = {
    Module: class {
      constructor() {
        throw new Error('forbidden by a content security policy')
      }
    },
  }

  test.each([
    ['absent', undefined],
    ['forbidden', forbidden],
  ])('%s: the reference runs, and the draws are the same', async (_, engine) => {
    const now = await import('../../src/random/index.js')
    const run = (kit: typeof now) => {
      const noise = kit.normal(0, 1)
      const dense = kit.randomDenseAffine({ dimension: 3, entry: noise, shift: noise })
      const choice = kit.finite(realLine, [affine(real, 0.5, 0), affine(real, 0.5, 1)])
      return [
        kit.ensemble(kit.ar1({ h: 0.1, noise }), 1500),
        kit.ensemble(kit.randomAffine({ slope: noise, shift: noise }), 1500),
        kit.vectorEnsemble(dense, 3, 500),
        kit.ensemble(choice, 1500),
      ].map(maps => maps.realize(7).at(3).apply(new Float64Array(1500).fill(1)))
    }
    const withIt = run(now)
    vi.stubGlobal('WebAssembly', engine)
    vi.resetModules()
    const without = await import('../../src/random/blocks.js')
    expect(without.writeBlocks).toBe(without.referenceBlocks)
    expect((await import('../../src/random/sources.js')).sourcesOf(7)).toBeUndefined()
    expect(run(await import('../../src/random/index.js'))).toEqual(withIt)
  })
})

function blocks(write: typeof writeBlocks, count: number, c: Block, k: readonly [number, number]) {
  const out = new Int32Array(4 * count)
  write(out, count, ...c, ...k)
  return out
}

/** Philox as the paper writes it, with no word tricks. */
function defined(counter: Block, key: readonly [number, number]): Block {
  const two32 = 1n << 32n
  let [x0, x1, x2, x3] = counter.map(BigInt) as [bigint, bigint, bigint, bigint]
  let [k0, k1] = key.map(BigInt) as [bigint, bigint]
  for (let round = 0; round < 10; round++) {
    const a = 0xd2511f53n * x0
    const b = 0xcd9e8d57n * x2
    ;[x0, x1, x2, x3] = [(b / two32) ^ x1 ^ k0, b % two32, (a / two32) ^ x3 ^ k1, a % two32]
    k0 = (k0 + 0x9e3779b9n) % two32
    k1 = (k1 + 0xbb67ae85n) % two32
  }
  return [Number(x0), Number(x1), Number(x2), Number(x3)]
}
