import { shown } from '../check/shown.js'
import { iterates } from '../iterate/iterate.js'
import { transition } from '../law/transition.js'
import { forward } from '../order/forward.js'
import { categorical } from '../random/categorical.js'
import type { RandomMap, Seed } from '../random/random-map.js'
import { Source } from '../random/source.js'
import { pointOf } from '../space/metric-space.js'
import { type Comparison, compareLaws } from './compare-laws.js'
import { countOf, having } from './given.js'
import {
  drawn,
  firstStream,
  type LawLike,
  numbersOf,
  type Resolved,
  resolved,
  titleOf,
} from './law-like.js'
import { drawsFor, type LawOptions, levelsOf } from './law-options.js'
import { asFinite } from './subject-map.js'
import { MatcherError, type Verdict, verdict } from './verdict.js'

/** How stationarity is looked at. */
export interface StationarityOptions<P> extends LawOptions<P> {
  /**
   * After how many steps the law is compared with μ, each with its part of the false alarm;
   * 1, 8 and 64 unless given. A slow chain needs more of them: one step hardly moves it.
   */
  readonly steps?: readonly number[]
}

/**
 * Passes if μ = μP for the law μ received, P the transition of one map: T(X) has the law of X, X ∼ μ
 * and T independent. Exact for a finite law and finitely many maps; else tests of draws of μ (half
 * of them, where draws are all there is of μ) against μ after 1, 8 and 64 independent maps. Not to be
 * told apart is no proof: what is not looked at is whether μ moves by less than `detect` in so many
 * steps, or later; points that grow with each map (quadratic ones of ℚ) want fewer `steps`. The
 * negation passes only where a law is told apart. Draws must be independent of each other and of the
 * maps; atoms must be exact, of ℚ or of a finite set, for a rounded T(x) is another atom.
 * Throws, negated or not, MatcherError for what is no law, no random map or not i.i.d., for options
 * that make no sense and for too few draws; MapError or PointError where a map leaves the space.
 */
export function toBeStationaryFor<P, S>(
  received: LawLike<P, S>,
  randomMap: RandomMap<P, S>,
  options: StationarityOptions<P> = {},
): Verdict {
  having(randomMap, 'realize', 'random map', 'a random map')
  if (randomMap.sampling !== 'i.i.d.') {
    throw new MatcherError(
      `${randomMap.name}: expected i.i.d. maps, which have stationary laws, got ${randomMap.sampling}`,
    )
  }
  const { seed = 1 } = options
  const steps = stepsOf(options)
  const shared = { ...options, falseAlarm: levelsOf(options).falseAlarm / steps.length }
  const law = resolved(received, iterate => {
    const dim = numbersOf([iterate.start], options.observe)[0]!.length
    return drawn(iterate, { seed, size: 2 * drawsFor(dim, 1, shared), stream: firstStream })
  })
  const base = {
    subject: titleOf(received, law),
    claim: `to be stationary for ${randomMap.name}`,
  }
  const known = exactly(law, randomMap, options)
  if (known !== undefined) {
    const { equal, seen } = known
    return verdict({ ...base, pass: equal, seen, advice: 'Both μ and μP are known exactly.' })
  }
  const found = compareAfter(steps, law, randomMap, shared)
  const apart = found.find(({ equal }) => !equal)
  return verdict({
    ...base,
    pass: apart === undefined,
    seen: apart ? linesOf(apart) : found.flatMap(linesOf),
    advice: apart
      ? `Draws must be independent: one forward path gives none. Replay: seed ${seed}.`
      : `Not to reject is no proof: a smaller \`detect\`, with more draws, or more \`steps\` may tell them apart. Replay: seed ${seed}.`,
  })
}

function stepsOf<P>({ steps = [1, 8, 64] }: StationarityOptions<P>): readonly number[] {
  if (steps.length === 0) throw new MatcherError('steps: expected a number of steps, got none')
  return [...new Set(steps.map(m => countOf(m, 'steps')))].sort((a, b) => a - b)
}

/** μP against μ, where both are known. */
function exactly<P, S>(
  law: Resolved<P>,
  randomMap: RandomMap<P, S>,
  options: LawOptions<P>,
): Comparison | undefined {
  const finite = asFinite(randomMap)
  if (law.kind !== 'finite' || finite === undefined) return undefined
  const maps = finite.maps.map((point, i) => ({ point, weight: finite.weights[i]! }))
  const next = { kind: 'finite', law: transition(law.law, maps) } as const
  return compareLaws(next, law, options, ['μP', 'μ'])
}

interface ComparisonAfter extends Comparison {
  /** How many maps were applied. */
  readonly m: number
}

/** μP^m against μ, for each number m of steps, on the same draws. */
function compareAfter<P, S>(
  steps: readonly number[],
  law: Resolved<P>,
  randomMap: RandomMap<P, S>,
  options: LawOptions<P>,
): readonly ComparisonAfter[] {
  const { seed = 1 } = options
  const half = law.kind === 'sample' ? law.points.length >> 1 : 0
  const from = law.kind === 'sample' ? law.points.slice(0, half) : draws(law, seed, options)
  const rest = law.kind === 'sample' ? { ...law, points: law.points.slice(half) } : law
  const stepped = from.map((p, r) => {
    const maps = randomMap.realize(seed, 2 * firstStream - 1 - r)
    return Array.from(iterates(maps, forward, p, { at: steps }), ({ point }) =>
      pointOf(randomMap.space, point, `${randomMap.name} from ${shown(p)}`),
    )
  })
  return steps.map((m, s) => {
    const points = stepped.map(path => path[s]!)
    return { m, ...compareLaws({ kind: 'sample', points }, rest, options) }
  })
}

const linesOf = ({ m, seen: [first, ...rates] }: ComparisonAfter): string[] => [
  `after ${m} ${m === 1 ? 'step' : 'steps'}, ${first}`,
  ...rates,
]

/** Independent draws of a law that is known. */
function draws<P>(
  law: Exclude<Resolved<P>, { kind: 'sample' }>,
  seed: Seed,
  options: LawOptions<P>,
): P[] {
  const source = new Source(seed, 'instances')
  const at = (r: number) => source.seek(firstStream + r, 1)
  if (law.kind === 'finite') {
    const { atoms } = law.law
    const choose = categorical(atoms.map(({ weight }) => weight))
    const size = drawsFor(1, atoms.length, options)
    return Array.from({ length: size }, (_, r) => atoms[choose(at(r))]!.point)
  }
  const { name, quantile } = law.law
  if (quantile === undefined) {
    throw new MatcherError(`${name}: expected a law with quantiles to draw by, or draws of it`)
  }
  const size = drawsFor(1, 1, options)
  return Array.from({ length: size }, (_, r) => quantile((at(r).next53() + 1 / 2) * 2 ** -53) as P)
}
