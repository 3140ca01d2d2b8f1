import type { OrderedField } from '../space/field.js'

/** A point (x, T(x)) of a graph. */
export type Knot<S> = readonly [x: S, y: S]

/** The slopes left of the first knot and right of the last. */
export interface EndSlopes<S> {
  readonly left: S
  readonly right: S
}

/** A straight piece of a graph: through the knot `at`, up to a knot of value `end` if any. */
export interface Piece<S> {
  readonly at: Knot<S>
  readonly slope: S
  readonly end?: S
}

interface Graph<S> {
  readonly knots: readonly Knot<S>[]
  readonly ends: EndSlopes<S>
  apply(x: S): S
}

/** The r + 2 pieces of a graph with knots 0 to r, from left to right: piece j ends at knot j. */
export function piecesOf<S>(
  field: OrderedField<S>,
  knots: readonly Knot<S>[],
  ends: EndSlopes<S>,
): readonly Piece<S>[] {
  const inner = knots.slice(1).map((to, i) => {
    const at = knots[i]!
    const slope = field.div(field.sub(to[1], at[1]), field.sub(to[0], at[0]))
    return { at, slope, end: to[1] }
  })
  return [
    { at: knots[0]!, slope: ends.left },
    ...inner,
    { at: knots[knots.length - 1]!, slope: ends.right },
  ]
}

/** The graph of f∘g for monotone f and g: its knots, none of them superfluous, and end slopes. */
export function composeKnots<S>(
  field: OrderedField<S>,
  f: Graph<S>,
  g: Graph<S>,
): { knots: readonly Knot<S>[]; ends: EndSlopes<S> } {
  const pieces = piecesOf(field, g.knots, g.ends)
  const [first, last] = [pieces[0]!, pieces[pieces.length - 1]!]
  // Going left (side −1) or right (1), g rises, falls, or stays; so f is met at one of its ends.
  const endSlope = (slope: S, side: number) => {
    const way = side * field.compare(slope, field.zero)
    return way === 0 ? field.zero : field.mul(way > 0 ? f.ends.right : f.ends.left, slope)
  }
  const ends = { left: endSlope(first.slope, -1), right: endSlope(last.slope, 1) }
  const all = pieces.flatMap((piece, j) => {
    const stops = j > 0 ? [[piece.at[0], f.apply(piece.at[1])] as const] : []
    return [...stops, ...preimages(field, f.knots, g, piece, j)]
  })
  const distinct = all.filter(([x], i) => i === 0 || field.compare(all[i - 1]![0], x) < 0)
  const bends = piecesOf(field, distinct, ends).map(piece => piece.slope)
  const knots = distinct.filter((_, i) => field.compare(bends[i]!, bends[i + 1]!) !== 0)
  return { knots: knots.length > 0 ? knots : distinct.slice(0, 1), ends }
}

/** The knots of f∘g strictly inside piece j of g: (x, f(u)) for the knots u = g(x) of f. */
function preimages<S>(
  field: OrderedField<S>,
  knots: readonly Knot<S>[],
  g: Graph<S>,
  { at, slope, end }: Piece<S>,
  j: number,
): Knot<S>[] {
  const way = Math.sign(field.compare(slope, field.zero))
  if (way === 0) return []
  const [from, to] = [g.knots[j - 1]?.[0], g.knots[j]?.[0]]
  const found = knots
    .filter(([u]) => end === undefined || way * field.compare(u, end) < 0)
    .map(([u, y]): Knot<S> => [field.add(at[0], field.div(field.sub(u, at[1]), slope)), y])
    .filter(
      ([x]) =>
        (from === undefined || field.compare(from, x) < 0) &&
        (to === undefined || field.compare(x, to) < 0),
    )
  return way > 0 ? found : found.reverse()
}
