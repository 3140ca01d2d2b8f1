import type { Region } from '../../estimate/region.js'
import { type ConstantFigures, disagreements } from '../../estimate/summary.js'
import type { Figure } from '../../statement/figure.js'
import { guarded } from '../guarded.js'
import { shown } from '../shown.js'
import type { Subject } from '../subject.js'
import { conclusions } from './conclusions.js'
import { displacement } from './displacement.js'
import type { Facts } from './facts.js'
import type { MethodFindings } from './findings.js'
import { inDoubles } from './in-doubles.js'
import { type Looked, look } from './looked.js'
import { methods } from './methods.js'
import { quantities } from './quantity.js'
import { learningRates } from './rates.js'
import type { MethodName, MethodResult, Study } from './study.js'

export type { MethodFindings } from './findings.js'

/** What is asked. */
export interface StudyOptions {
  readonly version: string
  /** How the subject is called. */
  readonly name: string
  readonly seed: number
  /** Seconds it may take, all in all: each method has a share of what is left. */
  readonly budget: number
  readonly methods: readonly MethodName[]
  readonly region?: Region
  readonly signal?: AbortSignal
  readonly onStart?: (
    study: Pick<
      Study,
      'version' | 'subject' | 'map' | 'space' | 'region' | 'maps' | 'seed' | 'budget'
    >,
  ) => void
  readonly onMethod?: (name: MethodName, done: number) => void
  readonly onResult?: (result: MethodResult, ms: number) => void
}

/** How the time that is left is shared out, when all of it is needed. */
const weights: Readonly<Record<MethodName, number>> = {
  carried: 1,
  pairs: 2,
  'extreme-value': 3,
  jacobian: 2,
  interval: 5,
  curvature: 2,
  'log-average': 3,
  lyapunov: 5,
  decay: 5,
  ball: 2,
  tail: 3,
}

/**
 * How contractive a random map is: by each method in turn, then what follows from all of them. A
 * method that its share of the budget cuts short gives what it has, and says so; where none is, the
 * study is a pure function of the subject and the options, times aside.
 *
 * Throws SubjectError where a map throws, or a region is none of the space.
 */
export async function runStudy<P, S>(given: Subject<P, S>, options: StudyOptions): Promise<Study> {
  const { version, name, seed, budget, region, signal } = options
  const begun = performance.now()
  const subject = guarded(inDoubles(given))
  // A region that is not given is found along a path, in a fifth of the time at most.
  let until = begun + 200 * budget
  const looked: Looked<P> = look(subject, {
    seed,
    stop: () => performance.now() > until,
    left: () => until - performance.now(),
    ...(region && { region }),
  })
  const about = {
    version,
    subject: name,
    map: subject.map.name,
    space: subject.space.name,
    region: looked.where,
    maps: looked.extent,
    seed,
    budget,
  }
  options.onStart?.(about)
  const results: MethodResult[] = []
  const figures: Figure[] = []
  const times: Partial<Record<MethodName, number>> = {}
  let facts: Facts = {}
  for (const [i, method] of options.methods.entries()) {
    options.onMethod?.(method, i)
    await new Promise(resolve => setTimeout(resolve)) // let signals and progress through
    signal?.throwIfAborted()
    const started = performance.now()
    const left = Math.max(0, begun + 1000 * budget - started)
    const shares = options.methods.slice(i).map(each => weights[each])
    until = started + (left * shares[0]!) / shares.reduce((sum, share) => sum + share, 0)
    const found = refusing(method, () => methods[method](looked, facts))
    facts = { ...facts, ...found.facts }
    figures.push(...(found.figures ?? []))
    const result = { name: method, rows: found.rows, cut: found.cut ?? false }
    results.push(result)
    times[method] = performance.now() - started
    options.onResult?.(result, times[method])
  }
  return {
    ...about,
    sampling: subject.map.sampling,
    start: shown(subject.start),
    results,
    disagreements: [...disagreements(figuresOf(looked, facts))],
    consequences: conclusions(looked, facts),
    rates: learningRates(facts),
    figures,
    times: { total: performance.now() - begun, by_method: times },
  }
}

/** What the summary compares. */
function figuresOf<P>(looked: Looked<P>, facts: Facts): ConstantFigures {
  const { seen, claimed } = displacement(looked)
  const { exponent, decay } = facts
  return {
    ...facts,
    ...(claimed !== undefined && { displacement: { seen, claimed } }),
    ...(exponent && decay && { rates: { exponent, ...decay } }),
  }
}

/** What a method finds; a refusal where it meets what it can make nothing of. */
function refusing(method: MethodName, find: () => MethodFindings): MethodFindings {
  try {
    return find()
  } catch (error) {
    // A map that throws is its author's affair, and ends the study.
    if (!(error instanceof Error) || !refusals.includes(error.name)) throw error
    const quantity = quantities[method]
    return {
      rows: [{ quantity, method, source: 'refused', refused: error.message, evaluations: 0 }],
    }
  }
}

const refusals = ['AlgebraError', 'EstimateError', 'MomentError', 'PointError', 'RangeError']
