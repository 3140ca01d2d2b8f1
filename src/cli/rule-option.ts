import type { OptimiserName } from '../tensor/named-rule.js'
import { numberOption } from './usage.js'

/** The options that make a rule. */
export interface RuleFlags {
  readonly optimizer?: OptimiserName
  readonly lr?: string
  readonly beta?: string
  readonly decay?: string
}

/** The numbers of a rule's options that were given. Throws UsageError for those that they cannot have. */
export const ruleNumbers = ({ lr, beta, decay }: RuleFlags) => ({
  ...(lr !== undefined && { lr: numberOption(lr, '--lr', x => x > 0, 'a number > 0') }),
  ...(beta !== undefined && {
    beta: numberOption(beta, '--beta', x => x >= 0 && x < 1, 'a number in [0, 1)'),
  }),
  ...(decay !== undefined && {
    decay: numberOption(decay, '--decay', x => x >= 0, 'a number ≥ 0'),
  }),
})
