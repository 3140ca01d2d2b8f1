import type { MetricSpace } from '../space/metric-space.js'
import { expectFamily } from './parameters.js'
import { type ClosedMap, MapError, type Proved } from './self-map.js'

/** A self-map of {0, …, n−1} by its images. */
export interface TableMap<S> extends ClosedMap<number, S, TableMap<S>> {
  readonly family: 'table'
  readonly images: readonly number[]
}

/**
 * The self-map i ↦ images[i] of {0, …, n−1}. Monotone if the images are, in the order of the
 * integers; its first fixed point, if it has one. Given a metric space of n points it carries its
 * Lipschitz constant there, the largest d(Ti, Tj)/d(i, j), found by O(n²) comparisons when asked
 * for.
 * @throws MapError unless images are one or more integers from 0 to n−1; from `apply` at others
 */
export function table<S = number>(
  images: readonly number[],
  space?: MetricSpace<number, S>,
): TableMap<S> {
  const n = images.length
  if (n === 0) throw new MapError('table: expected one image or more, got none')
  const inside = (i: number) => Number.isInteger(i) && i >= 0 && i < n
  const stray = images.findIndex(image => !inside(image))
  if (stray >= 0) {
    throw new MapError(`table, image of ${stray}: expected 0 to ${n - 1}, got ${images[stray]}`)
  }
  return new Table(images, space)
}

class Table<S> implements TableMap<S> {
  readonly family = 'table'

  constructor(
    readonly images: readonly number[],
    private readonly space: MetricSpace<number, S> | undefined,
  ) {}

  /** Every state is looked up, not one. */
  get compositionCost(): number {
    return this.images.length
  }

  get name(): string {
    return `i ↦ [${this.images.join(', ')}][i]`
  }

  get proved(): Proved<number, S> {
    const { images, space } = this
    const steps = images.slice(1).map((image, i) => image - images[i]!)
    const rises = steps.every(step => step >= 0)
    const falls = steps.every(step => step <= 0)
    const fixed = images.findIndex((image, i) => image === i)
    return {
      ...(space && { lipschitz: { [space.metric]: lipschitzConstant(images, space) } }),
      ...((rises || falls) && { monotone: rises ? 'increasing' : 'decreasing' }),
      ...(fixed >= 0 && { fixedPoint: fixed }),
    }
  }

  apply(i: number): number {
    const image = this.images[i]
    if (image !== undefined) return image
    throw new MapError(`table: expected 0 to ${this.images.length - 1}, got ${i}`)
  }

  after(inner: TableMap<S>): TableMap<S> {
    expectFamily('table', inner)
    const [n, m] = [this.images.length, inner.images.length]
    if (n !== m) throw new MapError(`T∘U with T on ${n} points: got U on ${m}`)
    const composed = inner.images.map(i => this.images[i]!)
    return table(composed, this.space)
  }
}

/** max over i < j of d(Ti, Tj)/d(i, j); 0 on one point. */
function lipschitzConstant<S>(images: readonly number[], space: MetricSpace<number, S>): S {
  const { field } = space
  let k = field.zero
  for (let j = 0; j < images.length; j++) {
    for (let i = 0; i < j; i++) {
      const ratio = field.div(space.distance(images[i]!, images[j]!), space.distance(i, j))
      if (field.compare(ratio, k) > 0) k = ratio
    }
  }
  return k
}
