import { applyWord } from '../iterate/apply-word.js'
import type { Levels } from '../law/error-rates.js'
import { pushForward, totalVariation } from '../law/finite-law.js'
import type { TestResult } from '../law/statistical-test.js'
import { transition } from '../law/transition.js'
import { kolmogorovWithin, smirnovWithin } from '../law/within.js'
import { jointWordLaw } from '../law/word-law.js'
import { backward } from '../order/backward.js'
import { forward } from '../order/forward.js'
import type { Order } from '../order/order.js'
import { keyOf } from '../space/frame.js'
import { limitLaw } from '../statement/limit-law.js'
import type { Answer } from './answer.js'
import { tables } from './convergence.js'
import type { Known } from './known.js'
import { type Observable, observables } from './observables.js'
import type { Settled } from './settle.js'
import { brief } from './shown.js'

/** Of each test: a run of a hundred of them raises a false alarm once in a million runs. */
const levels: Levels = { falseAlarm: 1e-8, miss: 1e-6 }
const topic = 'laws'

/** Whether X_n and Y_n have one law at the wanted n, and μ is stationary and what is claimed. */
export function* laws<P, S>(known: Known<P, S>, settled: Settled | undefined): Generator<Answer> {
  for (const n of known.lengths) yield identity(known, n)
  yield stationarity(known, settled)
  if (known.subject.reference) yield reference(known, settled)
}

/** X_n =d Y_n: by enumeration of all words where they are few, else from two samples. */
function identity<P, S>(known: Known<P, S>, n: number): Answer {
  const { finite, subject, sizes } = known
  const claimed = subject.map.sampling === 'i.i.d.'
  const base = { topic, claim: `X_n and Y_n have one law, n = ${n}`, claimed } as const
  if (finite !== undefined && finite.maps.length ** n <= sizes.words) {
    const weighted = finite.maps.map((point, i) => ({ point, weight: finite.weights[i]! }))
    const words = [backward.word(n), forward.word(n)]
    const joint = jointWordLaw(words, weighted, subject.start, keyOf)
    const [x, y] = [0, 1].map(i => pushForward(joint, points => points[i]!, keyOf))
    const distance = totalVariation(x!, y!)
    const equal = distance.equals(0)
    const detail = `TV = ${distance.toFraction()} over all ${finite.maps.length ** n} words`
    return { ...base, standing: equal ? 'holds' : 'refuted', kind: 'exact', detail }
  }
  const size = Math.max(
    50,
    Math.min(sizes.realisations, Math.floor(sizes.applications / Math.max(1, n))),
  )
  const watched = observables(known)
  const [x, y] = [backward, forward].map((order, i) =>
    sample(known, order, n, { size, first: 2_000_000 + i * size, watched }),
  )
  if (x === undefined || y === undefined) return notFinite(base)
  return tested(base, worst(x, y, 0), watched)
}

/** The image of a forward step of a draw of μ, beside another draw of μ. */
function stationarity<P, S>(known: Known<P, S>, settled: Settled | undefined): Answer {
  const base = { topic, claim: 'the law of the limit is stationary', claimed: false } as const
  const chain = tables(known)
  if (chain !== undefined && settled !== undefined) {
    const limit = limitLaw(chain)
    const distance = totalVariation(limit, transition(limit, chain))
    const law = limit.atoms
      .toSorted((a, b) => a.point - b.point)
      .map(({ point, weight }) => `${point}: ${weight.toFraction()}`)
    const detail = `TV(μP, μ) = ${distance.toFraction()}; μ = {${law.join(', ')}}`
    return { ...base, standing: distance.equals(0) ? 'holds' : 'refuted', kind: 'exact', detail }
  }
  if (settled === undefined) {
    return { ...base, standing: 'open', detail: 'no limit: X_n was not seen to settle' }
  }
  const size = sampleSize(known, settled)
  const watched = observables(known)
  const limits = sample(known, backward, settled.N, { size, first: 4_000_000, watched })
  const moved = sample(known, backward, settled.N, {
    size,
    first: 4_000_000 + size,
    watched,
    last: -1,
  })
  if (limits === undefined || moved === undefined) return notFinite(base)
  return tested(base, worst(limits, moved, 2 * settled.gap), watched)
}

/** The law of the limit beside the one that is claimed. */
function reference<P, S>(known: Known<P, S>, settled: Settled | undefined): Answer {
  const law = known.subject.reference!
  const base = { topic, claim: `the limit has the law ${law.name}`, claimed: true } as const
  if (settled === undefined) {
    return { ...base, standing: 'open', detail: 'no limit: X_n was not seen to settle' }
  }
  const size = sampleSize(known, settled)
  const watched = observables(known).slice(0, 1)
  const limits = sample(known, backward, settled.N, { size, first: 6_000_000, watched })
  if (limits === undefined) return notFinite(base)
  const result = kolmogorovWithin(law, settled.gap).run(limits[0]!, levels)
  return tested(base, { result, which: 0, count: 1 }, watched)
}

const sampleSize = <P, S>({ sizes }: Known<P, S>, { N }: Settled) =>
  Math.max(50, Math.min(sizes.realisations, Math.floor(sizes.applications / N)))

interface Drawn<P> {
  readonly size: number
  /** The first of the streams. */
  readonly first: number
  readonly watched: readonly Observable<P>[]
  /** A held-out map to apply last. */
  readonly last?: number
}

/** What each observable sees of the n-th iterates of realisations; undefined if not finite. */
function sample<P, S>(
  { subject, seed }: Known<P, S>,
  order: Order,
  n: number,
  { size, first, watched, last }: Drawn<P>,
): Float64Array[] | undefined {
  const seen = watched.map(() => new Float64Array(size))
  const word = order.word(n)
  for (let r = 0; r < size; r++) {
    const maps = subject.map.realize(seed, first + r)
    const reached = applyWord(maps, word, subject.start)
    const point = last === undefined ? reached : maps.at(last).apply(reached)
    for (const [j, observable] of watched.entries()) seen[j]![r] = observable.of(point)
  }
  return seen.every(values => values.every(Number.isFinite)) ? seen : undefined
}

interface Worst {
  readonly result: TestResult
  readonly which: number
  readonly count: number
}

/** The test of the observable that differs most, at a level that counts all of them. */
function worst(x: readonly Float64Array[], y: readonly Float64Array[], slack: number): Worst {
  const count = x.length
  const each = { ...levels, falseAlarm: levels.falseAlarm / count }
  const results = x.map((values, j) => smirnovWithin(slack).run([values, y[j]!], each))
  const which = results.reduce((best, r, j) => (r.pValue < results[best]!.pValue ? j : best), 0)
  return { result: results[which]!, which, count }
}

type Base = Pick<Answer, 'topic' | 'claim' | 'claimed'>

function tested<P>(base: Base, found: Worst, watched: readonly Observable<P>[]): Answer {
  const { result, which, count } = found
  const { rates, statistic, threshold, rejects } = result
  const what = count === 1 ? '' : ` of ${watched[which]!.name}, the worst of ${count}`
  const detail = rejects
    ? `sup|F − G|${what} is ${brief(statistic)}, above ${brief(threshold)}: ${rates.samples} draws`
    : `not told apart by ${rates.samples} draws, which detect sup|F − G| ≥ ${brief(rates.detectable)}`
  return {
    ...base,
    standing: rejects ? 'refuted' : 'open',
    kind: 'statistical',
    detail,
    pValue: Math.min(1, count * result.pValue),
    rates: { ...rates, falseAlarm: levels.falseAlarm },
  }
}

const notFinite = (base: Base): Answer => ({
  ...base,
  standing: 'open',
  detail: 'iterates overflow: nothing to compare',
})
