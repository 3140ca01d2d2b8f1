/** How an axis is drawn. */
export interface Axis {
  readonly label: string
  readonly scale?: 'linear' | 'log'
}

/** One series of a figure. Points with a value that is not finite (or ≤ 0 on a log axis) are left out. */
export interface Series {
  readonly name: string
  readonly mark: 'line' | 'dots' | 'step'
  readonly points: readonly (readonly [x: number, y: number])[]
  readonly dashed?: boolean
}

/** A figure as data: what is drawn, not how. */
export interface Figure {
  /** Unique in a run: "thm-2.2-bound". */
  readonly id: string
  readonly title: string
  /** What to see in it, in a sentence. */
  readonly caption: string
  readonly x: Axis
  readonly y: Axis
  readonly series: readonly Series[]
}
