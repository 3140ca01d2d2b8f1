import type { Answer } from './answer.js'
import { commonConstant, constants, displacement, type Known } from './known.js'
import { refuteLipschitz } from './lipschitz-search.js'
import type { LogAverage } from './log-average.js'
import { brief, shown, shownPair } from './shown.js'
import { triedPoints } from './tried-points.js'

const topic = 'hypotheses'

/** The hypotheses of Theorems 2.2 and 2.6 and of log-average contraction, one after another. */
export function* hypotheses<P, S>(known: Known<P, S>, average: LogAverage): Generator<Answer> {
  yield sampling(known)
  yield contraction(known)
  yield finiteDisplacement(known)
  yield average.answer
}

function sampling<P, S>({ subject }: Known<P, S>): Answer {
  const kind = subject.map.sampling
  const holds = kind === 'i.i.d.'
  return {
    topic,
    claim: 'the maps are i.i.d.',
    standing: holds ? 'holds' : 'refuted',
    kind: 'exact',
    detail: holds ? 'by construction' : `by construction they are ${kind}: X_n =d Y_n may fail`,
    claimed: false,
  }
}

/** One constant k < 1 for all maps: proved by the maps, or else tried on pairs of points. */
function contraction<P, S>(known: Known<P, S>): Answer {
  const { subject, seed, maps, extent } = known
  const { space } = subject
  const common = commonConstant(known)
  const claimed = subject.k !== undefined
  const k = subject.k ?? 1
  const claim =
    subject.k === undefined ? 'one k < 1 serves all maps' : `all maps are ${brief(k)}-Lipschitz`
  const base = { topic, claim, claimed } as const
  const enough = (constant: number) => (claimed ? constant <= k : constant < 1)
  if (common?.by === 'proved' && enough(common.k)) {
    const detail = `k = ${brief(common.k)} in ${space.metric}, carried by the maps`
    return { ...base, standing: 'holds', kind: space.field.exact ? 'exact' : 'numerical', detail }
  }
  const search = refuteLipschitz(maps.slice(0, 50), {
    k: space.field.of(k),
    // Without a claim the constant 1 itself is what refutes: k < 1 allows no isometry.
    strict: !claimed,
    space,
    points: triedPoints(known),
    seed,
  })
  if (search.violation) {
    const detail = shownPair(search.violation, space, k)
    return { ...base, standing: 'refuted', kind: space.field.exact ? 'exact' : 'numerical', detail }
  }
  const seen = search.greatest ? brief(space.field.toNumber(search.greatest.ratio)) : 'none'
  const carried = constants(known)
  const most = carried.every(c => c !== undefined) ? Math.max(...(carried as number[])) : undefined
  const detail =
    most === undefined
      ? `greatest stretch found by ${extent}: ${seen}, a lower bound of k`
      : `constants up to ${brief(most)}, carried by ${extent}`
  return { ...base, standing: 'open', kind: 'empirical', detail }
}

function finiteDisplacement<P, S>(known: Known<P, S>): Answer {
  const { subject, extent, maps } = known
  const { D, by } = displacement(known)
  const claim = 'D = sup d(θ, T θ) is finite'
  const base = { topic, claim } as const
  if (by === 'proved') {
    const detail = `D = ${brief(D)} over ${extent}, θ = ${shown(subject.start)}`
    const kind = subject.space.field.exact ? 'exact' : 'numerical'
    return { ...base, claimed: false, standing: 'holds', kind, detail }
  }
  if (by === 'claimed') {
    const { space, start } = subject
    const far = maps.find(
      map => space.field.toNumber(space.distance(start, map.apply(start))) > D * (1 + 2 ** -40),
    )
    const detail = far
      ? `${far.name} moves ${shown(start)} to ${shown(far.apply(start))}, farther than ${brief(D)}`
      : `claimed: D = ${brief(D)}, and no farther for ${extent}`
    return {
      ...base,
      claimed: true,
      standing: far ? 'refuted' : 'open',
      kind: far ? 'numerical' : 'empirical',
      detail,
    }
  }
  const detail = `${brief(D)} for ${extent}; no sample bounds the rest`
  return { ...base, claimed: false, standing: 'open', kind: 'empirical', detail }
}
