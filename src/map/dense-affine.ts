import type { Formula } from '../algebra/formula.js'
import type { OrderedField } from '../space/field.js'
import { real } from '../space/real.js'
import type { VectorSpace } from '../space/vector-space.js'
import { bench } from './affine-bench.js'
import { allFinite, composeFlat, type FlatAffine, flatApply } from './flat-matrix.js'
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
    return flatDense(space as never, rows as never, b) as never // V is Float64Array here
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

/** Over floats, A in one array row by row: the same sums, and fast where many maps are composed. */
class Flat extends Dense<Float64Array, number> {
  constructor(
    space: VectorSpace<Float64Array, number>,
    private readonly numbers: FlatAffine,
  ) {
    super(space)
  }

  private views: readonly Float64Array[] | undefined

  get rows(): readonly Float64Array[] {
    const { entries, shift } = this.settled
    this.views ??= rowsOf(entries, shift.length)
    return this.views
  }

  get b(): Float64Array {
    return this.settled.shift
  }

  apply(x: Float64Array): Float64Array {
    const { entries, shift } = this.numbers
    return bench?.apply(this.numbers, x) ?? flatApply(entries, x, shift)
  }

  after(inner: DenseAffine<Float64Array, number>): DenseAffine<Float64Array, number> {
    const { entries, shift } = this.settled
    const copy = { entries: entries.slice(), shift: shift.slice() }
    return new Flat(this.space, copy).afterInPlace(inner)
  }

  afterInPlace(inner: DenseAffine<Float64Array, number>): this {
    expectFamily('dense affine', inner)
    const d = this.numbers.shift.length
    const other = inner instanceof Flat ? inner.settled : flat(inner.rows, inner.b)
    if (other.shift.length !== d) {
      throw new MapError(`dense affine map: expected ${d} coordinates, got ${other.shift.length}`)
    }
    const fine = bench?.compose(this.numbers, other) ?? composed(this.numbers, other)
    if (!fine) denseAffine(this.space, this.rows, this.b) // says what is not finite
    return this
  }

  /** The numbers, where they are read: those of a long composition may be on the bench. */
  private get settled(): FlatAffine {
    bench?.settle(this.numbers)
    return this.numbers
  }
}

/** outer ← outer∘inner. Returns whether all is finite. */
function composed(outer: FlatAffine, inner: FlatAffine): boolean {
  const { entries, shift } = inner
  const own = inner === outer // then rows of it are written over before they are read
  composeFlat(
    outer.entries,
    outer.shift,
    own ? entries.slice() : entries,
    own ? shift.slice() : shift,
  )
  return allFinite(outer.entries) && allFinite(outer.shift)
}

const flatDense = (
  space: VectorSpace<Float64Array, number>,
  rows: readonly Float64Array[],
  b: Float64Array,
) => new Flat(space, flat(rows, b))

const flat = (rows: readonly Float64Array[], b: Float64Array): FlatAffine => ({
  entries: flattened(rows, b.length),
  shift: b,
})

const rowsOf = (entries: Float64Array, d: number) =>
  Array.from({ length: d }, (_, i) => entries.subarray(i * d, (i + 1) * d))

function flattened(rows: readonly Float64Array[], d: number): Float64Array {
  const entries = new Float64Array(d * d)
  rows.forEach((row, i) => {
    entries.set(row, i * d)
  })
  return entries
}

/** max over the given vectors v of Σ_i |v_i|. */
function largestSum<S>(field: OrderedField<S>, vectors: readonly ArrayLike<S>[]): S {
  return vectors
    .map(v => Array.from(v).reduce((sum, x) => field.add(sum, field.abs(x)), field.zero))
    .reduce((max, sum) => (field.compare(sum, max) > 0 ? sum : max), field.zero)
}
