import { iterates } from '../iterate/iterate.js'
import { backward } from '../order/backward.js'
import { forward } from '../order/forward.js'
import type { Figure } from '../statement/figure.js'
import { advice } from './advice.js'
import type { Answer, CheckReport } from './answer.js'
import { carried } from './carried.js'
import { convergence } from './convergence.js'
import { guarded } from './guarded.js'
import { hypotheses } from './hypotheses.js'
import { type Known, known as lookInto } from './known.js'
import { laws } from './laws.js'
import { logAverage } from './log-average.js'
import { moduleQuestions } from './module-questions.js'
import { observables } from './observables.js'
import { settle } from './settle.js'
import { shown } from './shown.js'
import { type Subject, SubjectError } from './subject.js'
import { tails } from './tails.js'

/** What is asked of a random map. */
export interface CheckOptions {
  readonly version: string
  /** How the subject is called in the report. */
  readonly name: string
  readonly seed: number
  readonly quick?: boolean
  /** The n at which the laws of X_n and Y_n are compared: 1, 2, 10, 50 unless given. */
  readonly lengths?: readonly number[]
  /** The error wanted of limits and anchored iterates: 10⁻⁶ unless given. */
  readonly error?: number
  readonly signal?: AbortSignal
  readonly onAnswer?: (answer: Answer) => void
}

/**
 * Looks into a random map: which hypotheses of the theorems it satisfies, whether its backward
 * iterates converge and with what certificate, whether backward and forward iterates have one law,
 * whether the law of the limit is stationary and what it claims to be, whether it has a variance,
 * and what iterates within a wanted error cost. All but `times` depends on the options alone.
 *
 * Throws SubjectError where a map throws, leaves the space or has not the constant that it carries,
 * after which nothing can be asked.
 */
export async function check<P, S>(
  given: Subject<P, S>,
  options: CheckOptions,
): Promise<CheckReport> {
  const { version, name, seed, quick = false, lengths = [1, 2, 10, 50], error = 1e-6 } = options
  const begun = performance.now()
  const subject = guarded(given)
  const known = lookInto(subject, { seed, quick, lengths, error })
  const answers: Answer[] = []
  const ask = async (questions: Iterable<Answer>) => {
    for (const answer of questions) {
      answers.push(answer)
      options.onAnswer?.(answer)
      await new Promise(resolve => setTimeout(resolve)) // let signals and progress through
      options.signal?.throwIfAborted()
    }
  }
  const obey = () => {
    const fatal = answers.find(({ claimed, standing }) => claimed && standing === 'refuted')
    if (fatal !== undefined) throw new SubjectError(`${fatal.claim}: ${fatal.detail}`)
  }
  await ask(moduleQuestions(known))
  obey()
  await ask(carried(known))
  obey() // what follows is concluded from what the maps carry
  const average = logAverage(known)
  await ask(hypotheses(known, average))
  const settled = settle(known)
  await ask([convergence(known, average, settled)])
  await ask(laws(known, settled))
  await ask([tails(known, average)])
  return {
    version,
    subject: name,
    map: subject.map.name,
    space: subject.space.name,
    sampling: subject.map.sampling,
    start: shown(subject.start),
    seed,
    quick,
    answers,
    advice: advice(known, settled),
    figures: [paths(known)],
    false_alarm: answers.reduce((sum, { rates }) => sum + (rates?.falseAlarm ?? 0), 0),
    times: { total: performance.now() - begun },
  }
}

/** Forward and backward iterates of one realisation, as the first observable sees them. */
function paths<P, S>(known: Known<P, S>): Figure {
  const { subject, realisation } = known
  const [watched] = observables(known)
  const at = Array.from({ length: 201 }, (_, n) => n)
  const series = [forward, backward].map(order => ({
    name: order.name,
    mark: 'line' as const,
    points: [...iterates(realisation, order, subject.start, { at })].map(
      ({ n, point }) => [n, watched!.of(point)] as const,
    ),
  }))
  return {
    id: 'paths',
    title: 'One realisation in two orders',
    caption: `${watched!.name} of the iterates n ≤ 200 of the same maps: at each n the two have one law, along the path they need not look alike.`,
    x: { label: 'n' },
    y: { label: watched!.name },
    series,
  }
}
