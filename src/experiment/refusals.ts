import type { Experiment, OwnOption } from './experiment.js'
import type { Arm } from './running/arm.js'
import { pathCost } from './running/cost.js'
import { RunError } from './running/run-error.js'

/** @throws RunError for a choice of what is the experiment's own */
export function refuseOwn(
  { names: [name], own = {} }: Experiment,
  choices: Readonly<Partial<Record<OwnOption, unknown>>>,
): void {
  for (const [option, why] of Object.entries(own)) {
    if (choices[option as OwnOption] === undefined) continue
    throw new RunError(`--${option}: expected none, for ${name} ${why}`)
  }
}

/**
 * Arms whose steps stand for several of the others' are read at the same rows as these.
 * @throws RunError for steps or intervals that are not whole in steps of each arm
 */
export function refuseUneven(arms: readonly Arm[], steps: number, every: number): void {
  const whole = arms.reduce((least, { work = 1 }) => (work > 1 ? common(least, work) : least), 1)
  for (const [option, value] of Object.entries({ '--steps': steps, '--eval-every': every })) {
    if (value % whole === 0) continue
    throw new RunError(
      `${option}: expected a multiple of ${whole}, the steps that one of the largest batch is worth, got ${value}`,
    )
  }
}

/** @throws RunError, with what is said of an order that there is not, or has no word of some length */
export function refuseUnknownOrder(arm: Arm, chosen: readonly string[] = []): void {
  try {
    pathCost(arm)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    const order = 'order' in arm.read ? arm.read.order : undefined
    if (order === undefined || !chosen.includes(order)) throw new RunError(error.message)
    // "order: expected one of …, got …", or "anchored(m): expected …", of which the text says more.
    const [, what, rest] = /^([^:]*): (.*)$/s.exec(error.message) ?? ['', 'order', error.message]
    throw new RunError(`--orders: ${what === 'order' ? '' : `${order}: `}${rest}`)
  }
}

/** The least common multiple. */
function common(a: number, b: number): number {
  let multiple = a
  while (multiple % b !== 0) multiple += a
  return multiple
}
