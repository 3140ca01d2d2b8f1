import { transition } from '../law/transition.js'
import { categorical } from '../random/categorical.js'
import type { RandomMap, Seed } from '../random/random-map.js'
import { Source } from '../random/source.js'
import { type Comparison, compareLaws } from './compare-laws.js'
import {
  drawn,
  firstStream,
  type LawLike,
  numbersOf,
  type Resolved,
  resolved,
  titleOf,
} from './law-like.js'
import { drawsFor, type LawOptions } from './law-options.js'
import { asFinite } from './subject-map.js'
import { MatcherError, type Verdict, verdict } from './verdict.js'

/**
 * Passes if μ = μP for the law μ received, P the transition of one map: T(X) has the law of X, X ∼ μ
 * and T independent. Exact for a finite law and finitely many maps; else a test of one step of draws
 * of μ (half of them, where draws are all there is of μ) against μ. Not to be told apart is no
 * proof; the negation passes only where they are. Draws must be independent of each other and of the
 * maps; atoms must be exact, of ℚ or of a finite set, for a rounded T(x) is another atom.
 */
export function toBeStationaryFor<P, S>(
  received: LawLike<P, S>,
  randomMap: RandomMap<P, S>,
  options: LawOptions<P> = {},
): Verdict {
  if (randomMap.sampling !== 'i.i.d.') {
    throw new MatcherError(
      `${randomMap.name}: expected i.i.d. maps, which have stationary laws, got ${randomMap.sampling}`,
    )
  }
  const { seed = 1 } = options
  const law = resolved(received, iterate => {
    const dim = numbersOf([iterate.start], options.observe)[0]!.length
    return drawn(iterate, { seed, size: 2 * drawsFor(dim, 1, options), stream: firstStream })
  })
  const { equal, exact, seen } = compareWithStep(law, randomMap, options)
  return verdict({
    pass: equal,
    subject: titleOf(received, law),
    claim: `to be stationary for ${randomMap.name}`,
    seen,
    advice: exact
      ? 'Both μ and μP are known exactly.'
      : equal
        ? `Not to reject is no proof: a smaller \`detect\`, with more draws, may tell μ from μP. Replay: seed ${seed}.`
        : `Draws must be independent: one forward path gives none. Replay: seed ${seed}.`,
  })
}

/** μP against μ. */
function compareWithStep<P, S>(
  law: Resolved<P>,
  randomMap: RandomMap<P, S>,
  options: LawOptions<P>,
): Comparison {
  const { seed = 1 } = options
  const finite = asFinite(randomMap)
  if (law.kind === 'finite' && finite !== undefined) {
    const maps = finite.maps.map((point, i) => ({ point, weight: finite.weights[i]! }))
    const next = { kind: 'finite', law: transition(law.law, maps) } as const
    return compareLaws(next, law, options, ['μP', 'μ'])
  }
  const half = law.kind === 'sample' ? law.points.length >> 1 : 0
  const from = law.kind === 'sample' ? law.points.slice(0, half) : draws(law, seed, options)
  const stepped = from.map((p, r) =>
    randomMap
      .realize(seed, 2 * firstStream - 1 - r)
      .at(1)
      .apply(p),
  )
  const rest = law.kind === 'sample' ? { ...law, points: law.points.slice(half) } : law
  return compareLaws({ kind: 'sample', points: stepped }, rest, options)
}

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
