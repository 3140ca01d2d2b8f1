import type { Formula } from '../algebra/formula.js'
import type { OrderedField } from '../space/field.js'
import { positiveReals } from '../space/positive-reals.js'
import { expectFamily, scalar } from './parameters.js'
import { type ClosedMap, MapError, type Proved } from './self-map.js'
import { showAffine } from './show.js'
import { squareRootAbove } from './square-root.js'

type Matrix<S> = readonly [readonly [S, S], readonly [S, S]]

/** x ↦ (a·x + b)/(c·x + d). */
export interface MobiusMap<S> extends ClosedMap<S, S, MobiusMap<S>> {
  readonly family: 'Möbius'
  /** [[a, b], [c, d]]; any multiple of it is the same map. */
  readonly matrix: Matrix<S>
  /** Of ad − bc: 1 or −1. */
  readonly sign: number
}

/**
 * The Möbius map x ↦ (a·x + b)/(c·x + d) of the matrix [[a, b], [c, d]], ad ≠ bc. Composition is
 * the product of matrices, scaled so that its largest entry is ±1 (they grow geometrically).
 *
 * It is a self-map, and carries something, in two cases.
 * - Entries all ≥ 0: of (0, ∞). Monotone as the sign of ad − bc; in the log metric its Lipschitz
 *   constant is |ad − bc|/(√(ad) + √(bc))², the best one (Birkhoff's tanh(Δ/4)): less than 1 if
 *   all entries are positive, else 1.
 * - c = 0: of the line; affine, with Lipschitz constant |a/d|.
 * @throws MapError if an entry is not finite, or ad = bc; from `apply` at the pole −d/c
 */
export function mobius<S>(field: OrderedField<S>, matrix: Matrix<S>): MobiusMap<S> {
  const [[a, b], [c, d]] = matrix
  for (const entry of [a, b, c, d]) scalar(field, entry, 'Möbius map, entry')
  const sign = Math.sign(field.compare(field.mul(a, d), field.mul(b, c)))
  if (sign !== 0) return new Mobius(field, matrix, sign)
  const shown = `[[${field.show(a)}, ${field.show(b)}], [${field.show(c)}, ${field.show(d)}]]`
  throw new MapError(`Möbius map: expected a matrix with ad ≠ bc, got ${shown}`)
}

/** The sign of ad − bc is kept apart: in floats a long composition has ad = bc up to rounding. */
class Mobius<S> implements MobiusMap<S> {
  readonly family = 'Möbius'

  constructor(
    private readonly field: OrderedField<S>,
    readonly matrix: Matrix<S>,
    readonly sign: number,
  ) {}

  get name(): string {
    const [top, bottom] = this.matrix.map(([slope, shift]) => showAffine(this.field, slope, shift))
    const above = / /.test(top!) ? `(${top})` : top
    return `x ↦ ${above}/${/[ ·/]/.test(bottom!) ? `(${bottom})` : bottom}`
  }

  get proved(): Proved<S, S> {
    const { field, matrix, sign } = this
    const [[a], [c, d]] = matrix
    const nonNegative = matrix.flat().every(entry => field.compare(entry, field.zero) >= 0)
    const line = field.compare(c, field.zero) === 0
    if (!nonNegative && !line) return {}
    return {
      lipschitz: {
        ...(nonNegative && { [positiveReals.metric]: birkhoff(field, matrix) }),
        ...(line && { '|·|': field.abs(field.div(a, d)) }),
      },
      monotone: sign > 0 ? 'increasing' : 'decreasing',
    }
  }

  get formula(): Formula<S> {
    const [top, bottom] = this.matrix
    return {
      dimension: 1,
      apply(on, x) {
        const line = (row: readonly [S, S], xi: (typeof x)[number]) =>
          on.add(on.scale(row[0], xi), on.of(row[1]))
        return x.map(xi => on.div(line(top, xi), line(bottom, xi)))
      },
    }
  }

  apply(x: S): S {
    const { add, compare, div, mul, show, zero } = this.field
    const [[a, b], [c, d]] = this.matrix
    const denominator = add(mul(c, x), d)
    if (compare(denominator, zero) === 0) {
      throw new MapError(`${this.name}: expected a point that is not the pole, got ${show(x)}`)
    }
    return div(add(mul(a, x), b), denominator)
  }

  after(inner: MobiusMap<S>): MobiusMap<S> {
    expectFamily('Möbius', inner)
    const { field, matrix, sign } = this
    return new Mobius(field, scaledProduct(field, matrix, inner.matrix), sign * inner.sign)
  }
}

function scaledProduct<S>(field: OrderedField<S>, m: Matrix<S>, n: Matrix<S>): Matrix<S> {
  const entry = (i: 0 | 1, j: 0 | 1) =>
    field.add(field.mul(m[i][0], n[0][j]), field.mul(m[i][1], n[1][j]))
  const [a, b, c, d] = [entry(0, 0), entry(0, 1), entry(1, 0), entry(1, 1)]
  const largest = [a, b, c, d].map(field.abs).reduce((x, y) => (field.compare(x, y) > 0 ? x : y))
  return [
    [field.div(a, largest), field.div(b, largest)],
    [field.div(c, largest), field.div(d, largest)],
  ]
}

/**
 * |ad − bc|/(ad + bc + 2√(abcd)) for entries ≥ 0, rounded up: the root is taken from below, and
 * over floats ad − bc is given the 2⁻⁵¹(ad + bc) that it may have lost.
 */
function birkhoff<S>(field: OrderedField<S>, [[a, b], [c, d]]: Matrix<S>): S {
  const ad = field.mul(a, d)
  const bc = field.mul(b, c)
  const square = field.mul(ad, bc)
  if (field.compare(square, field.zero) === 0) return field.one
  const root = field.div(square, squareRootAbove(field, square))
  const sum = field.add(ad, bc)
  const lost = field.exact ? field.zero : field.mul(field.of(2 ** -51), sum)
  const top = field.add(field.abs(field.sub(ad, bc)), lost)
  return field.div(top, field.add(sum, field.add(root, root)))
}
