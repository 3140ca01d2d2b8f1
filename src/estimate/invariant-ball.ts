import type { SelfMap } from '../map/self-map.js'
import type { MetricSpace } from '../space/metric-space.js'
import { unitRoundoff } from '../space/roundoff.js'
import { brief } from './brief.js'
import { roundingOf } from './enclosed-rounding.js'
import { type Estimate, EstimateError, type Refusal } from './estimate.js'

/** A bound on the contraction constants of maps on balls, and what it is worth. */
export interface BallConstant {
  /**
   * r ↦ k with d(Tx, Ty) ≤ k·d(x, y) for all maps T looked at and all x, y in B(c, r). Not
   * decreasing in r; ∞ where it knows none.
   */
  readonly at: (r: number) => number
  readonly kind: 'proved' | 'estimated'
  /** "carried by the maps", "interval enclosure", "500 sampled pairs". */
  readonly from: string
}

/** Maps, a centre, and what is known of the maps around it. */
export interface BallProblem<P> {
  readonly space: MetricSpace<P>
  readonly maps: readonly SelfMap<P>[]
  /** Whether the maps are all that the law can give, and not a sample. */
  readonly all: boolean
  readonly centre: P
  readonly constant: BallConstant
}

/** How long it is searched. */
export interface BallOptions {
  /** Evaluations of the constant, at most: 200 unless given. */
  readonly budget?: number
  /** The radius found is at most that share above the least: 10⁻³ unless given. */
  readonly resolution?: number
  readonly stop?: () => boolean
}

/** A ball that the maps looked at keep and contract. */
export interface InvariantBall {
  readonly found: true
  /** d(c, T_i c) ≤ (1 − k)·r for every map looked at: T_i(B(c, r)) ⊂ B(c, r). */
  readonly radius: number
  readonly k: number
  /** No less than max_i d(c, T_i c), with what rounding may have hidden of it. */
  readonly displacement: number
  /** max_i d(c, T_i c), as computed. */
  readonly seen: number
  readonly constant: Pick<BallConstant, 'kind' | 'from'>
  /** Whether this proves Theorem 2.2's hypotheses on the ball, or why it does not. */
  readonly proves: true | string
  readonly evaluations: number
}

/** No such ball was found. */
export interface NoInvariantBall {
  readonly found: false
  readonly reason: string
  readonly displacement: number
  readonly evaluations: number
}

/**
 * The least r, to within the resolution, with d(c, T_i c) ≤ (1 − k(r))·r for all i. Then every T_i
 * keeps B(c, r), for d(c, T_i x) ≤ d(c, T_i c) + k·d(c, x), and Theorem 2.2 holds on it.
 *
 * With D = max d(c, T_i c), rounding included (enclosed where a map has a formula), such r are those with f(r) ≤ r for f(r) = D/(1 − k(r)), which does not
 * decrease: r_0 = D and r_{j+1} = f(r_j) stay below all of them, and increase to the least. So when
 * k(r_j) ≥ 1 there is none, up to rounding, whatever the centre's other balls contract by.
 * That k(r) < 1 is not enough: x/2 + 1, with slope 3 beyond 1, contracts [−1, 1] and leaves it.
 * Source: Banach 1922 for one map; Dherin et al. 2025, §§ 1 and 2.2, as amended.
 * @throws EstimateError unless there are maps, the centre is a point, and k is ≥ 0 and does not decrease
 */
export function invariantBall<P>(
  { space, maps, all, centre, constant }: BallProblem<P>,
  { budget = 200, resolution = 1e-3, stop = () => false }: BallOptions = {},
): InvariantBall | NoInvariantBall {
  if (maps.length === 0) throw new EstimateError('invariant ball, maps: expected one, got none')
  const objection = space.objection(centre)
  if (objection) throw new EstimateError(`invariant ball, centre: ${objection}`)
  if (!(resolution > 0)) {
    throw new EstimateError(`invariant ball, resolution: expected a number > 0, got ${resolution}`)
  }
  let [D, seen, evaluations] = [0, 0, 0]
  for (const map of maps) {
    if (stop()) break
    evaluations++
    const { computed, bound } = displacementOf(map, space, centre)
    D = Math.max(D, bound) // NaN where one is
    seen = Math.max(seen, computed)
  }
  const moved = evaluations
  const none = (reason: string): NoInvariantBall => ({
    found: false,
    reason,
    displacement: D,
    evaluations,
  })
  if (moved < maps.length) return none(`stopped after ${moved} of ${maps.length} maps`)
  if (!Number.isFinite(D)) return none(`d(c, T c) = ${D} for one of the maps`)
  let [r, before, left] = [D, 0, budget]
  const kAt = (radius: number) => {
    left--
    evaluations++
    const k = constant.at(radius)
    if (k >= before) return k
    throw new EstimateError(
      `invariant ball, k(${radius}): expected ${before} or more, as on smaller balls, got ${k}`,
    )
  }
  const found = (radius: number, k: number): InvariantBall => ({
    found: true,
    radius,
    k,
    displacement: D,
    seen,
    constant: { kind: constant.kind, from: constant.from },
    proves: provesFor(all, constant, maps.length),
    evaluations,
  })
  while (left > 0 && !stop()) {
    const k = kAt(r)
    before = k
    // A bound that was cut short says nothing of a smaller one.
    if (k >= 1 && stop()) break
    if (k >= 1) {
      return none(
        `k(r) = ${brief(k)} ≥ 1 at r = ${brief(r)}, and no smaller ball is invariant: D = ${brief(D)}`,
      )
    }
    if (closes(D, k, r)) return found(r, k)
    const next = (enough(D) / (1 - k)) * (1 + 4 * unitRoundoff)
    // Close to the least: a little more may do. By nothing but rounding: the next itself does.
    const growth = next / r - 1
    if (growth > 16 * unitRoundoff && growth <= resolution && left > 0) {
      const more = next * (1 + resolution)
      const there = kAt(more)
      if (closes(D, there, more)) return found(more, there)
    }
    r = next
  }
  return none(`stopped at r = ${brief(r)} after ${evaluations - moved} constants: not closed yet`)
}

/** More than D by what (1 − k)·r may be rounded up. */
const enough = (D: number): number => D * (1 + 4 * unitRoundoff)

/** Whether D ≤ (1 − k)·r and k < 1, exactly, for these doubles: maps keep the ball. */
export const closes = (D: number, k: number, r: number): boolean =>
  k < 1 && enough(D) <= (1 - k) * r

/** d(c, T c) as computed, and with all added that rounding may have taken off. */
function displacementOf<P>(map: SelfMap<P>, space: MetricSpace<P>, c: P) {
  const image = map.apply(c)
  const computed = space.distance(c, image)
  if (space.objection(image) !== undefined) return { computed, bound: Infinity }
  const off = (space.roundoff?.(c, image) ?? 0) + roundingOf(map, space)(c, image)
  // Two sums, or three roundings in all; where there is nothing to add there is none.
  return { computed, bound: off === 0 ? computed : (computed + off) * (1 + 4 * unitRoundoff) }
}

function provesFor(all: boolean, { kind, from }: BallConstant, count: number): true | string {
  const gaps = [
    ...(all ? [] : [`the ${count} maps are a sample of the law`]),
    ...(kind === 'proved' ? [] : [`k is estimated (${from})`]),
  ]
  return gaps.length === 0 ? true : gaps.join(', and ')
}

/** The ball as figures: its radius and its k, or why there is none. */
export function ballFigures(
  result: InvariantBall | NoInvariantBall,
): readonly (Estimate | Refusal)[] {
  const common = {
    method: 'invariant ball',
    source: 'theorem 2.2 on a ball, as amended',
    evaluations: result.evaluations,
  }
  if (!result.found) return [{ quantity: 'invariant radius', ...common, refused: result.reason }]
  const { radius, k, displacement, proves, constant } = result
  const detail =
    proves === true
      ? `Theorem 2.2 applies on the ball: D = ${brief(displacement)}, k from ${constant.from}`
      : `proves nothing: ${proves}; D = ${brief(displacement)}`
  const kind = proves === true ? 'upper bound' : 'estimate'
  return [
    { quantity: 'invariant radius', ...common, kind, value: radius, detail },
    { quantity: 'Lip on the ball', ...common, kind, value: k, detail },
  ]
}
