import { type Algebra, piecewise } from '../algebra/algebra.js'
import type { Formula } from '../algebra/formula.js'
import type { OrderedField } from '../space/field.js'
import { expectFamily, scalar } from './parameters.js'
import { composeKnots, type EndSlopes, type Knot, type Piece, piecesOf } from './pieces.js'
import { type ClosedMap, MapError, type Proved } from './self-map.js'

/** A monotone piecewise linear map by its knots (x, T(x)) and its two outer slopes. */
export interface PiecewiseLinear<S> extends ClosedMap<S, S, PiecewiseLinear<S>> {
  readonly family: 'piecewise linear'
  readonly knots: readonly Knot<S>[]
  readonly ends: EndSlopes<S>
}

/**
 * The map of the line through the knots (x_0, y_0), …, (x_r, y_r), linear between them; left of
 * x_0 and right of x_r it goes on with the slopes `ends` (constant, that is slope 0, where none is
 * given). It must be monotone. Lipschitz constant: the largest |slope|.
 *
 * Composition is exact over an exact field: the knots of f∘g are those of g and the preimages of
 * those of f, less the ones where the slope does not change. Over floats the computed map is
 * monotone too, and knots that rounding makes one are one.
 * @throws MapError unless there is a knot, x_0 < … < x_r, and the slopes are all ≥ 0 or all ≤ 0
 */
export function piecewiseLinear<S>(
  field: OrderedField<S>,
  knots: readonly Knot<S>[],
  { left = field.zero, right = field.zero }: Partial<EndSlopes<S>> = {},
): PiecewiseLinear<S> {
  if (knots.length === 0) throw new MapError('piecewise linear map: expected a knot, got none')
  knots.forEach(([x, y], i) => {
    scalar(field, x, `piecewise linear map, x of knot ${i}`)
    scalar(field, y, `piecewise linear map, y of knot ${i}`)
    if (i > 0 && field.compare(knots[i - 1]![0], x) >= 0) {
      const shown = `${field.show(knots[i - 1]![0])} before ${field.show(x)}`
      throw new MapError(`piecewise linear map, knots: expected increasing x, got ${shown}`)
    }
  })
  const ends: EndSlopes<S> = {
    left: scalar(field, left, 'piecewise linear map, left slope'),
    right: scalar(field, right, 'piecewise linear map, right slope'),
  }
  const pieces = piecesOf(field, knots, ends)
  const slopes = pieces.map(piece => piece.slope)
  const rises = slopes.every(slope => field.compare(slope, field.zero) >= 0)
  if (!rises && !slopes.every(slope => field.compare(slope, field.zero) <= 0)) {
    const shown = slopes.map(field.show).join(', ')
    throw new MapError(`piecewise linear map: expected slopes of one sign, got ${shown}`)
  }

  return new Linear(field, knots, ends, pieces, rises)
}

class Linear<S> implements PiecewiseLinear<S> {
  readonly family = 'piecewise linear'

  constructor(
    private readonly field: OrderedField<S>,
    readonly knots: readonly Knot<S>[],
    readonly ends: EndSlopes<S>,
    private readonly pieces: readonly Piece<S>[],
    private readonly rises: boolean,
  ) {}

  get name(): string {
    const { show } = this.field
    const through = this.knots.slice(0, 4).map(([x, y]) => `(${show(x)}, ${show(y)})`)
    const shown = `${through.join(' ')}${this.knots.length > 4 ? ' …' : ''}`
    return `x ↦ linear through ${shown}, end slopes ${show(this.ends.left)}, ${show(this.ends.right)}`
  }

  get proved(): Proved<S, S> {
    const { abs, compare } = this.field
    const k = this.pieces
      .map(piece => abs(piece.slope))
      .reduce((max, slope) => (compare(slope, max) > 0 ? slope : max))
    return { lipschitz: { '|·|': k }, monotone: this.rises ? 'increasing' : 'decreasing' }
  }

  /** y_0 + left·(x − x_0) + Σ_j (how much the slope rises at x_j)·max(x − x_j, 0). */
  get formula(): Formula<S> {
    const { knots, ends } = this
    return { dimension: 1, apply: (on, x) => x.map(xi => throughKnots(on, knots, ends, xi)) }
  }

  apply(x: S): S {
    const { add, compare, mul, sub } = this.field
    let [low, high] = [0, this.knots.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (compare(this.knots[middle]![0], x) <= 0) low = middle + 1
      else high = middle
    }
    const { at, slope, end } = this.pieces[low]!
    const y = add(at[1], mul(slope, sub(x, at[0])))
    // Rounding must not carry y past the next knot: the computed map is monotone as well.
    if (end === undefined || (this.rises ? compare(y, end) : compare(end, y)) <= 0) return y
    return end
  }

  after(inner: PiecewiseLinear<S>): PiecewiseLinear<S> {
    expectFamily('piecewise linear', inner)
    const composed = composeKnots(this.field, this, inner)
    return piecewiseLinear(this.field, composed.knots, composed.ends)
  }
}

function throughKnots<S, T>(
  on: Algebra<S, T>,
  knots: readonly Knot<S>[],
  { left, right }: EndSlopes<S>,
  x: T,
): T {
  const { max } = piecewise(on)
  const [xs, ys] = [knots.map(knot => on.of(knot[0])), knots.map(knot => on.of(knot[1]))]
  let slope = on.of(left)
  let y = on.add(ys[0]!, on.mul(slope, on.sub(x, xs[0]!)))
  for (let j = 0; j < knots.length; j++) {
    const last = j + 1 === knots.length
    const next = last
      ? on.of(right)
      : on.div(on.sub(ys[j + 1]!, ys[j]!), on.sub(xs[j + 1]!, xs[j]!))
    const past = max(on.sub(x, xs[j]!), on.zero)
    y = on.add(y, on.mul(on.sub(next, slope), past))
    slope = next
  }
  return y
}
