import { refuteLipschitz, type StretchBy } from '../check/lipschitz-search.js'
import { brief, shown } from '../check/shown.js'
import type { Rounding } from '../estimate/stretch.js'
import { lipschitzIn, type SelfMap } from '../map/self-map.js'
import type { RandomMap } from '../random/random-map.js'
import type { MetricSpace } from '../space/metric-space.js'
import { atLeastZero, countOf } from './given.js'
import { type SubjectMaps, subjectMaps, type Whereabouts } from './subject-map.js'
import { MatcherError, type Verdict, verdict } from './verdict.js'

/** Where, and how hard, a violation is looked for. */
export interface LipschitzOptions<P, S> extends Whereabouts<P, S> {
  /** Pairs of points drawn, 200 unless given. */
  readonly runs?: number
  /** A bound on d(computed T(p), T(p)) over floats; 2^−40 of the coordinates unless given. */
  readonly rounding?: Rounding<P, S>
}

/**
 * Passes unless points x, y with d(Tx, Ty) > k·d(x, y), beyond what rounding explains, are found: to
 * pass is no proof. Its negation passes only on such a pair, which is one. Of a random map every map
 * must be k-Lipschitz. Throws, negated or not, MatcherError for a k that is no number ≥ 0 and where
 * there is no map or no pair of points to look at, PointError where a map leaves the space.
 */
export function toBeLipschitz<P, S>(
  received: SelfMap<P, S> | RandomMap<P, S>,
  k: S,
  options: LipschitzOptions<P, S> = {},
): Verdict {
  const subject = subjectMaps(received, options)
  atLeastZero(subject.space.field, k, 'k')
  const claim = `to be ${subject.space.field.show(k)}-Lipschitz in ${subject.space.metric}`
  return lipschitzVerdict(subject, k, claim, options)
}

/** Whether a search finds a pair that no constant k allows, and how to say so. */
export function lipschitzVerdict<P, S>(
  subject: SubjectMaps<P, S>,
  k: S,
  claim: string,
  { runs = 200, rounding }: LipschitzOptions<P, S>,
): Verdict {
  const { maps, all, space, points, seed, name } = subject
  countOf(runs, 'runs')
  const search = { k, space, points, seed, runs, ...(rounding && { rounding }) }
  const { violation, greatest } = refuteLipschitz(maps, search)
  if (greatest === undefined) {
    throw new MatcherError(`points: expected two different points, got none in ${runs} pairs`)
  }
  const stretch = [`the greatest stretch seen is ${ratioOf(space, greatest)}`]
  if (violation !== undefined) {
    const { map, place } = violation
    return verdict({
      pass: false,
      subject: name,
      claim,
      seen: [
        ...(map.name === name ? [] : [`T${all ? '' : `_${place + 1}`} = ${map.name}`]),
        ...pairLines(space, violation),
        ...stretch,
      ],
      advice: `Claim a larger constant or another metric, or give \`points\` from the region where it is claimed. Replay: seed ${seed}.`,
    })
  }
  const extent = maps.length === 1 ? 'one map' : `${all ? 'all ' : ''}${maps.length} maps`
  return verdict({
    pass: true,
    subject: name,
    claim,
    seen: [
      `no pair of points that refutes it was found: ${runs} pairs, ${extent}`,
      ...stretch,
      ...carried(subject, k),
    ],
    advice: `Give \`points\` from the region where it fails, or more \`runs\`. Replay: seed ${seed}.`,
  })
}

function pairLines<P, S>(
  { field }: MetricSpace<P, S>,
  { x, y, before, after }: StretchBy<P, S>,
): string[] {
  return [
    `x = ${shown(x)}, y = ${shown(y)}`,
    `d(Tx, Ty) = ${field.show(after)}, d(x, y) = ${field.show(before)}`,
  ]
}

/** A ratio in few digits. Over floats it is a lower bound, whose last digits are rounding. */
function ratioOf<P, S>({ field }: MetricSpace<P, S>, { ratio }: StretchBy<P, S>): string {
  const text = field.show(ratio)
  return text.length <= 12 ? text : brief(field.toNumber(ratio))
}

/** What the maps carry, where it proves the claim. */
function carried<P, S>({ maps, space }: SubjectMaps<P, S>, k: S): string[] {
  const proves = (map: SelfMap<P, S>) => {
    const constant = lipschitzIn(map, space)
    return constant !== undefined && space.field.compare(constant, k) <= 0
  }
  return maps.every(proves) ? ['the maps tried carry constants, proved, that are no larger'] : []
}
