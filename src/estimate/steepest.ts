import { between, type Coordinate, type Frame, fractionLike, sizeOf } from '../space/frame.js'

/** Two points. */
export type Pair<P> = readonly [x: P, y: P]

/** An improvement is by this factor at least: smaller ones may be rounding. */
const gain = 1 + 2 ** -12

/**
 * Climbs from a pair to pairs of larger `ratio`, until no move is an improvement or `budget` ratios
 * are spent; an absent ratio is no pair. A move takes one half of the segment between the points
 * (one of its halves is stretched at least as much as the whole, where d is the length of
 * segments), shifts both points, or turns the segment about one of them.
 */
export function steepest<P>(
  start: Pair<P>,
  frame: Frame<P>,
  ratio: (pair: Pair<P>) => number | undefined,
  budget = 400,
): Pair<P> {
  let best = start
  let most = ratio(start) ?? Number.NEGATIVE_INFINITY
  let tried = 0
  for (let improved = true; improved; ) {
    improved = false
    for (const candidate of moves(best, frame)) {
      if (tried++ >= budget) return best
      const value = ratio(candidate)
      if (value === undefined || value <= gain * most) continue
      most = value
      best = candidate
      improved = true
      break
    }
  }
  return best
}

function* moves<P>([x, y]: Pair<P>, { coordinates, point }: Frame<P>): Generator<Pair<P>> {
  const [a, b] = [coordinates(x), coordinates(y)]
  const middle = point(a.map((c, i) => between(c, b[i]!, 0.5)))
  yield [x, middle]
  yield [middle, y]
  const length = Math.max(...a.map((c, i) => Math.abs(sizeOf(b[i]!) - sizeOf(c))))
  for (const part of [1, 1 / 4, 1 / 16]) {
    for (let i = 0; i < a.length; i++) {
      for (const sign of [1, -1]) {
        const shifted = (v: readonly Coordinate[]) =>
          point(v.map((c, j) => (j === i ? plus(c, sign * part * length) : c)))
        yield [shifted(a), shifted(b)]
        if (a.length > 1) yield [x, shifted(b)]
      }
    }
  }
}

const plus = (c: Coordinate, step: number): Coordinate =>
  typeof c === 'number' ? c + step : c.add(fractionLike(c, step, 1) as typeof c)
