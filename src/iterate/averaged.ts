import type { OrderMean } from '../order/mean.js'
import type { VectorSpace } from '../space/vector-space.js'
import type { Reached } from './walk.js'

/** Gathers the iterates of all parts of a mean and passes on their averages. */
export function* averaged<P, S>(
  steps: Iterable<Reached<P> | undefined>,
  { name, parts }: OrderMean,
  vectors: VectorSpace<P, S> | undefined,
  release: (point: P) => void,
): Generator<Reached<P> | undefined> {
  if (vectors === undefined) {
    throw new RangeError(`${name}: expected option vectors, the space to take the mean in`)
  }
  const { field } = vectors
  const sums = new Map<number, { sum: P; missing: number }>()
  try {
    for (const step of steps) {
      if (step === undefined) {
        yield undefined
        continue
      }
      const { n, point } = step
      const before = sums.get(n)
      const sum = before ? vectors.add(before.sum, point) : vectors.scale(field.one, point)
      if (before) release(before.sum)
      const missing = (before?.missing ?? parts.length) - 1
      if (missing > 0) {
        sums.set(n, { sum, missing })
        continue
      }
      sums.delete(n)
      const average = vectors.scale(field.div(field.one, field.of(parts.length)), sum)
      release(sum)
      try {
        yield { n, point: average }
      } finally {
        release(average)
      }
    }
  } finally {
    // Empty, unless the run was given up.
    for (const { sum } of sums.values()) release(sum)
  }
}
