import type { Rule } from '../tensor/optimiser.js'
import { numberOption } from './usage.js'

/** Names of optimisers, as options have them. */
export const optimisers = ['sgd', 'momentum', 'nesterov', 'adam', 'adamw'] as const

/** The options that make a rule. */
export interface RuleFlags {
  readonly optimizer: (typeof optimisers)[number]
  readonly lr: string
  readonly beta: string
  readonly decay: string
}

/** The rule of some options. Throws UsageError for numbers that they cannot have. */
export function ruleFrom({ optimizer, lr, beta, decay }: RuleFlags): Rule {
  const h = numberOption(lr, '--lr', x => x > 0, 'a number > 0')
  switch (optimizer) {
    case 'sgd':
      return { method: 'SGD', h }
    case 'momentum':
    case 'nesterov': {
      const method = optimizer === 'momentum' ? 'momentum' : 'Nesterov'
      return {
        method,
        h,
        beta: numberOption(beta, '--beta', x => x >= 0 && x < 1, 'a number in [0, 1)'),
      }
    }
    case 'adam':
      return { method: 'Adam', h }
    case 'adamw':
      return {
        method: 'Adam',
        h,
        decay: numberOption(decay, '--decay', x => x >= 0, 'a number ≥ 0'),
      }
  }
}
