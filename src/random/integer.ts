import { countOf, RandomError } from './address.js'
import { type BulkDraw, bulkDraw } from './bulk.js'
import type { Draw } from './draw.js'
import type { Source } from './source.js'

/**
 * Uniform on 0 … n − 1, without bias: of 2⁵³ equally likely numbers, the first q for 0, the next q
 * for 1, …, with q = ⌊2⁵³/n⌋, and the rest drawn again. One draw nearly always; two on average at
 * the very worst. Throws RandomError unless n is an integer from 1 to 2⁵³ − 1.
 */
export function integer(n: number): BulkDraw {
  const q = Math.floor(2 ** 53 / countOf(n, 'integer, n'))
  const draw: Draw<number> = source => {
    for (;;) {
      // Rounding does not reach the next integer: that is at least 1/q ≥ n·2⁻⁵³ away.
      const value = Math.floor(source.next53() / q)
      if (value < n) return value
    }
  }
  return bulkDraw(draw, (sources, each) => sources.integers(each, n, q))
}

/** Uniform on 0n … n − 1n for n of any size, without bias. Throws RandomError unless n ≥ 1n. */
export function bigInteger(n: bigint): Draw<bigint> {
  if (n < 1n) throw new RandomError(`big integer, n: expected at least 1, got ${n}`)
  const bits = n.toString(2).length
  const draws = Math.ceil(bits / 64)
  return source => {
    for (;;) {
      const value = BigInt.asUintN(bits, wide(source, draws))
      if (value < n) return value
    }
  }
}

/** 64·draws random bits. */
function wide(source: Source, draws: number): bigint {
  let value = 0n
  for (let draw = 0; draw < draws; draw++) {
    source.next()
    value = (value << 64n) | (BigInt(source.high >>> 0) << 32n) | BigInt(source.low >>> 0)
  }
  return value
}
