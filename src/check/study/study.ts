import type { Estimate, Refusal } from '../../estimate/estimate.js'
import type { Figure } from '../../statement/figure.js'

/** The methods by the names that `--methods` takes, in the order in which they are run. */
export const methodNames = [
  'carried',
  'pairs',
  'extreme-value',
  'jacobian',
  'interval',
  'curvature',
  'log-average',
  'lyapunov',
  'decay',
  'ball',
  'tail',
] as const
export type MethodName = (typeof methodNames)[number]

/** A figure of a method, or its refusal. */
export type Row = Estimate | Refusal

export const isRefusal = (row: Row): row is Refusal => 'refused' in row

/** What one method found. */
export interface MethodResult {
  readonly name: MethodName
  readonly rows: readonly Row[]
  /** It was cut short by the budget: what it has stands, and the next run may have more. */
  readonly cut: boolean
}

/** What follows, or does not: a theorem, whether it applies, and why. */
export interface Consequence {
  readonly theorem: string
  /** 'proved' where all it needs is; 'estimated' where some of it was only measured. */
  readonly standing: 'proved' | 'estimated' | 'does not apply' | 'open'
  readonly because: string
}

/** A learning rate, and what it is good for. */
export interface Rate {
  readonly name: string
  readonly h: number
  readonly because: string
}

/** All that was found. A pure function of (version, subject, options), times and cuts aside. */
export interface Study {
  readonly version: string
  /** What was looked into: the name, the module's path, or the expression. */
  readonly subject: string
  readonly map: string
  readonly space: string
  readonly sampling: string
  readonly start: string
  /** Where constants were asked for, and how that region was chosen. */
  readonly region: string
  /** "all 2 maps of the law", "16 maps drawn". */
  readonly maps: string
  readonly seed: number
  /** Seconds it was given. */
  readonly budget: number
  readonly results: readonly MethodResult[]
  /** Figures that contradict each other. */
  readonly disagreements: readonly string[]
  readonly consequences: readonly Consequence[]
  readonly rates: readonly Rate[]
  readonly figures: readonly Figure[]
  readonly times: {
    readonly total: number
    readonly by_method: Readonly<Partial<Record<MethodName, number>>>
  }
}
