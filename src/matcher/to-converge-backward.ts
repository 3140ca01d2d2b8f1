import { shown } from '../check/shown.js'
import { iterates } from '../iterate/iterate.js'
import type { SelfMap } from '../map/self-map.js'
import { backward } from '../order/backward.js'
import type { MapSequence, RandomMap, Seed } from '../random/random-map.js'
import { type MetricSpace, pointOf } from '../space/metric-space.js'
import { kind } from '../space/objection.js'
import { toTheLimit } from '../statement/bounds.js'
import { atLeastZero, countOf, having } from './given.js'
import { asFinite, isRandomMap, seedOf } from './subject-map.js'
import { MatcherError, type Verdict, verdict } from './verdict.js'

/** When backward iterates count as having converged. */
export interface ConvergenceOptions<P, S> {
  readonly start: P
  /** How far from X_N the later iterates may be: a length ≥ 0. */
  readonly within: S
  /** N ≥ 1: X_N is compared with X_{N+1}, …, X_2N. 100 unless given. */
  readonly after?: number
  /** How many realisations of a random map; 10 unless given. */
  readonly realisations?: number
  /** The metric space; a random map brings its own. */
  readonly space?: MetricSpace<P, S>
  readonly seed?: Seed
}

/**
 * Passes if the iterates X_n = T_1 … T_n θ, N < n ≤ 2N, of every realisation tried are `within` of X_N.
 * That is a measurement. Finitely many maps that carry constants below 1 prove it for all n > N, by
 * d(X_N, X_n) ≤ D k^N/(1 − k) (Dherin et al. 2025, Theorem 2.2), and then nothing is run.
 * The negation passes if some realisation is seen to move farther; it may yet converge, later.
 *
 * X_N is compared with all iterates up to X_2N, not with the next: T_1 = … = T_5 = x/2, T_6 = x/2 + 1
 * stand still for five steps, then move.
 * Throws, negated or not, MatcherError where there are no maps, or an option is missing or is none,
 * and PointError for a start outside the space.
 */
export function toConvergeBackward<P, S>(
  received: RandomMap<P, S> | MapSequence<SelfMap<P, S>>,
  options: ConvergenceOptions<P, S>,
): Verdict {
  const random = isRandomMap<P, S>(received) ? received : undefined
  if (random === undefined) {
    having(received, 'at', 'received', 'a random map or a sequence of maps, by its function at')
  }
  if (typeof options !== 'object' || options === null) {
    throw new MatcherError(`options: expected start and within, got ${kind(options)}`)
  }
  const { start, within } = options
  const after = countOf(options.after ?? 100, 'after')
  const realisations = countOf(options.realisations ?? 10, 'realisations')
  const space = options.space ?? random?.space
  if (space === undefined) throw new MatcherError('maps: expected option space, got none')
  pointOf(space, start, 'start')
  atLeastZero(space.field, within, 'within')
  const { show, compare } = space.field
  const base = {
    subject: `backward iterates of ${random?.name ?? 'a sequence of maps'} from ${shown(start)}`,
    claim: `to be within ${show(within)} of X_${after} from there on, in ${space.metric}`,
  }

  const proof = random && proved(random, space, start, after)
  if (proof !== undefined && compare(proof.radius, within) <= 0) {
    const { k, D, radius } = proof
    return verdict({
      ...base,
      pass: true,
      seen: [
        `the maps carry constants, proved, of at most k = ${show(k)}, and D = ${show(D)}:`,
        `D k^${after}/(1 − k) = ${space.field.toNumber(radius).toPrecision(3)}`,
      ],
      advice: 'They converge, by Theorem 2.2 (Dherin et al. 2025).',
    })
  }
  const seed = seedOf(options.seed)
  const { m, stream, distance } = widest(received, space, { start, after, realisations, seed })
  const pass = compare(distance, within) <= 0
  const replay = random ? ` Replay: seed ${seed}.` : ''
  const gap = `d(X_${after}, X_${m}) = ${show(distance)}`
  return verdict({
    ...base,
    pass,
    seen: [
      `${random ? `realisation ${stream}: ` : ''}${gap}${pass ? ', the widest gap seen' : ''}`,
    ],
    advice: pass
      ? `To see a wider gap take fewer maps (\`after\`) or more \`realisations\`.${replay}`
      : `Slow maps need more of them (\`after\`); some never settle.${replay}`,
  })
}

/** k < 1, D and D k^N/(1 − k) ≥ d(X_N, X_n) for n > N, where finitely many maps prove them. */
function proved<P, S>(random: RandomMap<P, S>, space: MetricSpace<P, S>, start: P, N: number) {
  const { field, metric, distance } = space
  const k = random.proved?.lipschitz?.[metric]
  const maps = asFinite(random)?.maps
  if (k === undefined || maps === undefined || field.compare(k, field.one) >= 0) return undefined
  const D = maps
    .map(map => distance(start, map.apply(start)))
    .reduce((most, d) => (field.compare(d, most) > 0 ? d : most))
  return { k, D, radius: toTheLimit(field, k, D, N) }
}

/** The widest gap d(X_N, X_m), N < m ≤ 2N, over some realisations. */
function widest<P, S>(
  received: RandomMap<P, S> | MapSequence<SelfMap<P, S>>,
  space: MetricSpace<P, S>,
  run: { start: P; after: number; realisations: number; seed: Seed },
): { readonly stream: number; readonly m: number; readonly distance: S } {
  const { start, after: N, realisations, seed } = run
  const at = Array.from({ length: N + 1 }, (_, i) => N + i)
  let worst = { stream: 0, m: N, distance: space.field.zero }
  for (let stream = 0; stream < (isRandomMap(received) ? realisations : 1); stream++) {
    const maps = isRandomMap<P, S>(received) ? received.realize(seed, stream) : received
    const points = new Map<number, P>()
    for (const { n, point } of iterates(maps, backward, start, { at })) points.set(n, point)
    for (let m = N + 1; m <= 2 * N; m++) {
      const distance = space.distance(points.get(N)!, points.get(m)!)
      // Where iterates overflow the distance is none, and no later one is compared with it.
      if (!(space.field.compare(distance, worst.distance) <= 0)) worst = { stream, m, distance }
    }
  }
  return worst
}
