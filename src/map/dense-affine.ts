import type { Formula } from '../algebra/formula.js'
import type { OrderedField } from '../space/field.js'
import { real } from '../space/real.js'
import type { VectorSpace } from '../space/vector-space.js'
import { bench } from './affine-bench.js'
import { allFinite, composeFlat, type FlatAffine, flatApply, matrix } from './flat-matrix.js'
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
  if (space.field === real && b instanceof Float64Array) {
    return flat(space as never, rows as never, b) as never // V is Float64Array here
  }
  return new ByRows(space, rows, b)
}

/** What does not depend on how A is kept. */
abstract class Dense<V extends Tuple<V, S>, S> implements DenseAffine<V, S> {
  readonly family = 'dense affine'

  abstract readonly rows: readonly V[]
  abstract readonly b: V

  constructor(protected readonly space: VectorSpace<V, S>) {}

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

  abstract apply(x: V): V
  abstract after(inner: DenseAffine<V, S>): DenseAffine<V, S>
}

class ByRows<V extends Tuple<V, S>, S> extends Dense<V, S> {
  constructor(
    space: VectorSpace<V, S>,
    readonly rows: readonly V[],
    readonly b: V,
  ) {
    super(space)
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

/** Over floats, in one array: the same sums, and fast where many maps are composed. */
class Flat extends Dense<Float64Array, number> implements FlatAffine {
  constructor(
    space: VectorSpace<Float64Array, number>,
    readonly d: number,
    readonly numbers: Float64Array,
  ) {
    super(space)
  }

  private views: readonly Float64Array[] | undefined

  get rows(): readonly Float64Array[] {
    return this.parts.slice(0, this.d)
  }

  get b(): Float64Array {
    return this.parts[this.d]!
  }

  apply(x: Float64Array): Float64Array {
    return bench?.apply(this, x) ?? flatApply(this, x)
  }

  after(inner: DenseAffine<Float64Array, number>): DenseAffine<Float64Array, number> {
    bench?.settle(this)
    return new Flat(this.space, this.d, this.numbers.slice()).afterInPlace(inner)
  }

  afterInPlace(inner: DenseAffine<Float64Array, number>): this {
    expectFamily('dense affine', inner)
    const other = inner instanceof Flat ? inner : flat(this.space, inner.rows, inner.b)
    if (other.d !== this.d) {
      throw new MapError(`dense affine map: expected ${this.d} coordinates, got ${other.d}`)
    }
    bench?.settle(other)
    const fine = bench?.compose(this, other) ?? composed(this, other)
    if (!fine) denseAffine(this.space, this.rows, this.b) // says what is not finite
    return this
  }

  /** The rows of A, and b: where they are read, for those of a long composition may be on the bench. */
  private get parts(): readonly Float64Array[] {
    const { d, numbers } = this
    bench?.settle(this)
    this.views ??= Array.from({ length: d + 1 }, (_, i) => numbers.subarray(i * d, (i + 1) * d))
    return this.views
  }
}

/** outer ← outer∘inner. Returns whether all is finite. */
function composed(outer: FlatAffine, inner: FlatAffine): boolean {
  const own = inner === outer // then rows of it are written over before they are read
  composeFlat(outer, own ? { d: inner.d, numbers: inner.numbers.slice() } : inner)
  return allFinite(outer.numbers)
}

function flat(
  space: VectorSpace<Float64Array, number>,
  rows: readonly Float64Array[],
  b: Float64Array,
): Flat {
  const d = b.length
  const numbers = matrix(d * (d + 1))
  rows.forEach((row, i) => {
    numbers.set(row, i * d)
  })
  numbers.set(b, d * d)
  return new Flat(space, d, numbers)
}

/** max over the given vectors v of Σ_i |v_i|. */
function largestSum<S>(field: OrderedField<S>, vectors: readonly ArrayLike<S>[]): S {
  return vectors
    .map(v => Array.from(v).reduce((sum, x) => field.add(sum, field.abs(x)), field.zero))
    .reduce((max, sum) => (field.compare(sum, max) > 0 ? sum : max), field.zero)
}
