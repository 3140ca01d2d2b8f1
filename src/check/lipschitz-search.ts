import fc from 'fast-check'
import { type Pair, steepest } from '../estimate/steepest.js'
import { type Rounding, type Stretch, stretch } from '../estimate/stretch.js'
import type { SelfMap } from '../map/self-map.js'
import { between, frameOf } from '../space/frame.js'
import { type MetricSpace, pointOf } from '../space/metric-space.js'
import { simplest } from './simpler.js'

/** What is claimed, and where to look for a violation. */
export interface LipschitzClaim<P, S = number> {
  /** The claim: d(Tx, Ty) ≤ k·d(x, y) for all points. Without it the steepest pair is looked for. */
  readonly k?: S
  /** The claim is rather d(Tx, Ty) ≤ l·d(x, y) with some l < k: one pair stretched by k refutes it. */
  readonly strict?: boolean
  readonly space: MetricSpace<P, S>
  /** Points of the space to look among. */
  readonly points: fc.Arbitrary<P>
  /** A bound on d(computed T(p), T(p)): `lastPlaces` unless given. */
  readonly rounding?: Rounding<P, S>
  /** Pairs drawn, 200 unless given. */
  readonly runs?: number
  /** Replays a search. */
  readonly seed?: number
}

/** A stretch by one of several maps. */
export interface StretchBy<P, S = number> extends Stretch<P, S> {
  readonly map: SelfMap<P, S>
  /** The place of the map in the list, from 0. */
  readonly place: number
}

/** What a search for a violation found. */
export interface LipschitzSearch<P, S = number> {
  /** A pair that refutes the claim, shrunk to what a person can read. */
  readonly violation?: StretchBy<P, S>
  /** The pair stretched most: its ratio bounds the constant from below. Absent if none differed. */
  readonly greatest?: StretchBy<P, S>
  /** The seed that replays the search. */
  readonly seed: number
}

/**
 * Looks for points x, y and one of the `maps` with d(Tx, Ty) > k·d(x, y), beyond what rounding
 * explains: among random pairs, near and far, then uphill from the one stretched most. What it
 * finds is shrunk, first as the arbitrary shrinks, then to small whole numbers and short fractions.
 * To find nothing is no proof of k; `greatest` says how near it came.
 * Throws PointError where `points` are none of the space, and what a map throws at a point.
 */
export function refuteLipschitz<P, S>(
  maps: readonly SelfMap<P, S>[],
  { k, strict = false, space, points, rounding, runs = 200, seed }: LipschitzClaim<P, S>,
): LipschitzSearch<P, S> {
  const { field } = space
  const by = (place: number, [x, y]: Pair<P>): StretchBy<P, S> | undefined => {
    const map = maps[place]!
    const found = stretch(map, space, x, y, rounding)
    return found && { ...found, map, place }
  }
  const within = (pair: Pair<P>) => pair.every(p => space.objection(p) === undefined)
  const exceeds = (found: Stretch<P, S> | undefined): boolean =>
    found !== undefined &&
    k !== undefined &&
    (field.compare(found.ratio, k) > 0 || (strict && reaches(found, k, space)))

  let greatest: StretchBy<P, S> | undefined
  const refuterOf = (pair: Pair<P>): StretchBy<P, S> | undefined => {
    for (let place = 0; place < maps.length; place++) {
      const found = by(place, pair)
      if (found === undefined) continue
      if (!greatest || field.compare(found.ratio, greatest.ratio) > 0) greatest = found
      if (exceeds(found)) return found
    }
    return undefined
  }
  const drawn = fc.check(
    fc.property(pairsOf(space, points), pair => refuterOf(pair) === undefined),
    { numRuns: runs, ...(seed !== undefined && { seed }) },
  )
  let violation = drawn.counterexample ? refuterOf(drawn.counterexample[0]) : undefined

  if (violation === undefined && greatest !== undefined) {
    const { place, x, y } = greatest
    const frame = frameOf(x, y)
    const ratio = (pair: Pair<P>) => {
      const found = within(pair) ? by(place, pair) : undefined
      return found && field.toNumber(found.ratio)
    }
    if (frame) greatest = by(place, steepest([x, y], frame, ratio))!
    if (exceeds(greatest)) violation = greatest
  }
  if (violation !== undefined) {
    const { place, x, y } = violation
    const frame = frameOf(x, y)
    const kept = (pair: Pair<P>) => within(pair) && exceeds(by(place, pair))
    if (frame) violation = by(place, simplest([x, y], frame, kept))!
  }
  return {
    seed: drawn.seed,
    ...(violation && { violation }),
    ...(greatest && { greatest }),
  }
}

/**
 * What rounding may take off the stretch of a pair that counts as stretched by k: where it is no
 * more than that, lengths are right to 2^-48 or so, and those of an isometry are computed as equal.
 */
const trifle = 2 ** -36

/** Whether a pair is stretched by k or more: over floats as computed, where rounding is a trifle. */
function reaches<P, S>(found: Stretch<P, S>, k: S, { field }: MetricSpace<P, S>): boolean {
  const { before, after, ratio } = found
  if (field.exact) return field.compare(ratio, k) >= 0
  const least = field.mul(k, field.of(1 - trifle))
  return field.compare(ratio, least) > 0 && field.compare(after, field.mul(k, before)) >= 0
}

/** Pairs of points: any two, and pairs up to 2^20 times as near to each other. */
function pairsOf<P, S>(space: MetricSpace<P, S>, points: fc.Arbitrary<P>): fc.Arbitrary<Pair<P>> {
  const checked = points.map(p => pointOf(space, p, 'points'))
  return fc.tuple(checked, checked, fc.nat(20)).map(([x, far, halvings]) => {
    const frame = halvings > 0 ? frameOf(x, far) : undefined
    if (frame === undefined) return [x, far]
    const [a, b] = [frame.coordinates(x), frame.coordinates(far)]
    const near = frame.point(a.map((c, i) => between(c, b[i]!, 2 ** -halvings)))
    return [x, space.objection(near) === undefined ? near : far]
  })
}
