/** What a figure is to the quantity it stands for. */
export type Kind =
  /** Proved: the quantity is no smaller. */
  | 'lower bound'
  /** Proved: the quantity is no larger. */
  | 'upper bound'
  /** Proved on both sides: it lies in the interval. */
  | 'certificate'
  /** Right up to rounding and the error of an iteration that has converged. */
  | 'computed'
  /** From a sample: near the quantity, with an interval of stated confidence where there is one. */
  | 'estimate'

/** An interval, and the probability with which such intervals cover; 1 where it is proved. */
export interface Interval {
  readonly low: number
  readonly high: number
  readonly confidence: number
}

/** One figure of one method: what it stands for, what it is worth, what it cost. */
export interface Estimate {
  /** The quantity, as it is written: "Lip", "E log Lip(T)", "γ", "k̂ forward". */
  readonly quantity: string
  /** "sampled pairs", "interval enclosure". */
  readonly method: string
  /** Who it is from: "Wood and Zhang 1996". */
  readonly source: string
  readonly kind: Kind
  readonly value: number
  readonly interval?: Interval
  /** Evaluations of maps, or of products with derivatives, that it took. */
  readonly evaluations: number
  /** What else there is to say, in one line: goodness of fit, where a maximum was found. */
  readonly detail?: string
}

/** A method that gives no figure rather than a wrong one, and why. */
export interface Refusal {
  readonly quantity: string
  readonly method: string
  readonly source: string
  readonly refused: string
  readonly evaluations: number
}

/** What was given to an estimator makes no sense, or it can give no figure that would. */
export class EstimateError extends Error {
  override readonly name = 'EstimateError'
}
