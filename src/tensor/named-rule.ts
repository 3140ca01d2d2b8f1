import type { Rule } from './optimiser.js'

/** Names of optimisers, as options have them. */
export const optimiserNames = ['sgd', 'momentum', 'nesterov', 'adam', 'adamw'] as const
export type OptimiserName = (typeof optimiserNames)[number]

/** Constants of a rule: the step size, the momentum of those that have one, AdamW's weight decay. */
export interface RuleConstants {
  readonly h: number
  readonly beta?: number | undefined
  readonly decay?: number | undefined
}

/** The rule of an optimiser's name. Constants that it does not have are passed over. */
export function namedRule(
  name: OptimiserName,
  { h, beta = 0.9, decay = 0.01 }: RuleConstants,
): Rule {
  switch (name) {
    case 'sgd':
      return { method: 'SGD', h }
    case 'momentum':
      return { method: 'momentum', h, beta }
    case 'nesterov':
      return { method: 'Nesterov', h, beta }
    case 'adam':
      return { method: 'Adam', h }
    case 'adamw':
      return { method: 'Adam', h, decay }
  }
}

/** The name that a rule has among options. */
export function optimiserName(rule: Rule): OptimiserName {
  switch (rule.method) {
    case 'SGD':
      return 'sgd'
    case 'momentum':
      return 'momentum'
    case 'Nesterov':
      return 'nesterov'
    case 'Adam':
      return rule.decay === undefined ? 'adam' : 'adamw'
  }
}
