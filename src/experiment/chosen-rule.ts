import { namedRule, type OptimiserName, optimiserName } from '../tensor/named-rule.js'
import type { Rule } from '../tensor/optimiser.js'
import { RunError } from './running/run-error.js'

/** What may be chosen of a rule. */
export interface RuleChoices {
  readonly optimizer?: OptimiserName
  readonly lr?: number
  /** Of momentum and Nesterov; 0.9 unless given. */
  readonly beta?: number
  /** Of AdamW; 0.01 unless given. */
  readonly decay?: number
}

/**
 * The rule of an experiment with what was chosen of it.
 * @throws RunError for a momentum or a decay that the optimiser does not have
 */
export function chosenRule(usual: Rule, { optimizer, lr, beta, decay }: RuleChoices): Rule {
  const name = optimizer ?? optimiserName(usual)
  const refuse = (option: string, those: string) => {
    throw new RunError(`${option}: expected with ${those} only, got it with ${name}`)
  }
  if (beta !== undefined && name !== 'momentum' && name !== 'nesterov') {
    refuse('--beta', 'momentum or nesterov')
  }
  if (decay !== undefined && name !== 'adamw') refuse('--decay', 'adamw')
  return namedRule(name, { h: lr ?? usual.h, beta, decay })
}
