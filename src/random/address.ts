import type { Seed } from './random-map.js'

/** A seed, stream, index or parameter of a law that its definition excludes. */
export class RandomError extends RangeError {
  override readonly name = 'RandomError'
}

/** Returns the seed if it is a safe integer (|seed| < 2⁵³); throws RandomError if not. */
export function seedOf(seed: Seed): Seed {
  if (!Number.isSafeInteger(seed)) {
    throw new RandomError(`seed: expected an integer below 2^53 in size, got ${seed}`)
  }
  return seed
}

/** Returns the stream if it is an integer in 0 … 2³² − 1; throws RandomError if not. */
export function streamOf(stream: number): number {
  if (stream >>> 0 !== stream) {
    throw new RandomError(`stream: expected an integer from 0 to 2^32 − 1, got ${stream}`)
  }
  return stream
}

/** Returns i if it is an integer with 0 < |i| < 2³¹, the index of a map; throws RandomError if not. */
export function mapIndexOf(i: number): number {
  if ((i | 0) !== i || i === 0 || i === -(2 ** 31)) {
    throw new RandomError(
      `index of a map: expected a non-zero integer below 2^31 in size, got ${i}`,
    )
  }
  return i
}

/** Returns x if it is finite; throws RandomError, naming `what`, if not. */
export function finiteOf(x: number, what: string): number {
  if (!Number.isFinite(x)) throw new RandomError(`${what}: expected a finite number, got ${x}`)
  return x
}

/** Returns n if it is an integer from 1 to 2⁵³ − 1; throws RandomError, naming `what`, if not. */
export function countOf(n: number, what: string): number {
  if (!Number.isSafeInteger(n) || n < 1) {
    throw new RandomError(`${what}: expected a positive integer, got ${n}`)
  }
  return n
}

/** Returns x if it is finite and positive; throws RandomError, naming `what`, if not. */
export function positiveOf(x: number, what: string): number {
  if (x > 0 && x < Infinity) return x
  throw new RandomError(`${what}: expected a finite number > 0, got ${x}`)
}
