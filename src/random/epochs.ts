import { permutation } from './permutation.js'
import type { Seed } from './random-map.js'
import { Source } from './source.js'

/** Where map i is: at `place` = 0, 1, … of an epoch that goes through things in this order. */
export interface Turn {
  readonly order: Uint32Array
  readonly place: number
}

/**
 * Epochs of `length` turns, each with a fresh uniform permutation of n things: i ↦ the turn of map
 * i. Epoch 1 holds the indices 1 … length, epoch −1 the held-out −1 … −length, and so on. The
 * permutation of an epoch is a pure function of (seed, stream, epoch); the latest is kept.
 */
export function epochs(
  n: number,
  length: number,
): (seed: Seed, stream: number) => (i: number) => Turn {
  const shuffle = permutation(n)
  return (seed, stream) => {
    const source = new Source(seed, 'epochs').seek(stream, 0)
    let latest = 0
    let order: Uint32Array = new Uint32Array(0)
    return i => {
      const turn = Math.abs(i) - 1
      const epoch = Math.sign(i) * (Math.floor(turn / length) + 1)
      if (epoch !== latest) {
        order = shuffle(source.seek(stream, epoch))
        latest = epoch
      }
      return { order, place: turn % length }
    }
  }
}
