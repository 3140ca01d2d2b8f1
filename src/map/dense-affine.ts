import type { Formula } from '../algebra/formula.js'
import type { OrderedField } from '../space/field.js'
import type { VectorSpace } from '../space/vector-space.js'
import { expectFamily } from './parameters.js'
import { type ClosedMap, MapError, type Proved } from './self-map.js'
import { showTuple } from './show.js'
import { spectralNorm } from './spectral-norm.js'
import { type Tuple, tupleOf } from './tuple.js'

/** x ↦ A·x + b with a full matrix A. */
export interface DenseAffine<V, S> extends ClosedMap<V, S, DenseAffine<V, S>> {
  readonly family: 'dense affine'
  /** The rows of A. */
  readonly rows: readonly V[]
  readonly b: V
}

/**
 * x ↦ A·x + b on S^d, A a d × d matrix given by its rows. Lipschitz constants: in ℓ1 the largest
 * column sum of |A|, in ℓ∞ the largest row sum (both exact), in ℓ2 the spectral norm from above,
 * within about 8d² units of rounding (`spectralNorm`; a rational number when S is ℚ). They are
 * computed when asked for.
 * @throws MapError unless A is d × d, b has d coordinates, and all are finite
 */
export function denseAffine<V extends Tuple<V, S>, S>(
  space: VectorSpace<V, S>,
  rows: readonly V[],
  b: V,
): DenseAffine<V, S> {
  tupleOf(space, b, 'dense affine map, b')
  if (rows.length !== b.length) {
    throw new MapError(`dense affine map, A: expected ${b.length} rows, got ${rows.length}`)
  }
  rows.forEach((row, i) => {
    tupleOf(space, row, `dense affine map, row ${i} of A`)
  })
  return new Dense(space, rows, b)
}

class Dense<V extends Tuple<V, S>, S> implements DenseAffine<V, S> {
  readonly family = 'dense affine'

  constructor(
    private readonly space: VectorSpace<V, S>,
    readonly rows: readonly V[],
    readonly b: V,
  ) {}

  /** A product of d × d matrices, against one of a matrix and a vector. */
  get compositionCost(): number {
    return this.b.length
  }

  get name(): string {
    const { field } = this.space
    const shown = this.rows.slice(0, 4).map(row => showTuple(field, row))
    const matrix = `[${shown.join(', ')}${this.rows.length > 4 ? ', …' : ''}]`
    return `x ↦ ${matrix}·x + ${showTuple(field, this.b)}`
  }

  get proved(): Proved<V, S> {
    const { field } = this.space
    const columns = this.rows.map((_, j) => this.rows.map(row => row[j]!))
    const floats = this.rows.map(row => Array.from(row, field.toNumber))
    return {
      lipschitz: {
        ℓ1: largestSum(field, columns),
        ℓ2: field.of(spectralNorm(floats)),
        'ℓ∞': largestSum(field, this.rows),
      },
    }
  }

  get formula(): Formula<S> {
    const { rows, b } = this
    return {
      dimension: b.length,
      apply: (on, x) =>
        Array.from(b, (bi, i) => {
          const row = rows[i]!
          const product = x.reduce((sum, xj, j) => on.add(sum, on.scale(row[j]!, xj)), on.zero)
          return on.add(product, on.of(bi))
        }),
    }
  }

  apply(x: V): V {
    const { space } = this
    return this.b.map((bi, i) => space.field.add(space.dot(this.rows[i]!, x), bi))
  }

  after(inner: DenseAffine<V, S>): DenseAffine<V, S> {
    expectFamily('dense affine', inner)
    const { space } = this
    const product = this.rows.map(row =>
      inner.rows.reduce((sum, innerRow, j) => space.axpy(row[j]!, innerRow, sum), space.zero()),
    )
    return denseAffine(space, product, this.apply(inner.b))
  }
}

/** max over the given vectors v of Σ_i |v_i|. */
function largestSum<S>(field: OrderedField<S>, vectors: readonly ArrayLike<S>[]): S {
  return vectors
    .map(v => Array.from(v).reduce((sum, x) => field.add(sum, field.abs(x)), field.zero))
    .reduce((max, sum) => (field.compare(sum, max) > 0 ? sum : max), field.zero)
}
