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

/** @throws RunError, with what is said of an order that there is not, or has no word of some length */
export function refuseUnknownOrder(arm: Arm): void {
  try {
    pathCost(arm)
  } catch (error) {
    if (error instanceof RangeError) throw new RunError(error.message)
    throw error
  }
}
