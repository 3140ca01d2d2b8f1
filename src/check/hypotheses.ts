import fc from 'fast-check'
import { between, frameOf } from '../arbitrary/frame.js'
import { rational } from '../space/rational.js'
import type { Answer } from './answer.js'
import { commonConstant, constants, displacement, type Known } from './known.js'
import { refuteLipschitz } from './lipschitz-search.js'
import type { LogAverage } from './log-average.js'
import { orbit } from './module-questions.js'
import { brief, shown } from './shown.js'

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
    // Without a claim the constant 1 itself is what refutes: k < 1 allows no isometry.
    k: space.field.of(claimed ? k : 1 - 2 ** -20),
    space,
    points: pointsOf(known),
    seed,
  })
  if (search.violation) {
    const { x, y, before, after, map } = search.violation
    const [d, e] = [before, after].map(c => brief(space.field.toNumber(c)))
    const detail = `${map.name}: d(Tx, Ty) = ${e}, d(x, y) = ${d} at x = ${shown(x)}, y = ${shown(y)}`
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

/** Where contraction is tried: points given or of an orbit, between and beyond them, and around. */
function pointsOf<P, S>(known: Known<P, S>): fc.Arbitrary<P> {
  const { space, start, points = orbit(known, 60) } = known.subject
  const frame = frameOf(start)
  const given = fc.constantFrom(start, ...points)
  if (frame === undefined) return given
  const within = (p: P, instead: P) => (space.objection(p) === undefined ? p : instead)
  const tenths = fc.integer({ min: -20, max: 30 })
  const beyond = fc.tuple(given, given, tenths).map(([p, q, t]) => {
    const b = frame.coordinates(q)
    return within(frame.point(frame.coordinates(p).map((c, i) => between(c, b[i]!, t / 10))), p)
  })
  const size = frame.coordinates(start).length
  const eighths = fc.array(fc.integer({ min: -80, max: 80 }), { minLength: size, maxLength: size })
  const around = fc.tuple(given, eighths).map(([p, shifts]) => {
    const moved = frame
      .coordinates(p)
      .map((c, i) => (typeof c === 'number' ? c + shifts[i]! / 8 : c.add(rational(shifts[i]!, 8))))
    return within(frame.point(moved), p)
  })
  return fc.oneof(given, beyond, around)
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
