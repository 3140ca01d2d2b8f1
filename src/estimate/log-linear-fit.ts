/** n, and the logarithm of a distance there. */
export type LogPoint = readonly [n: number, log: number]

/** log d ≈ intercept + slope·n. */
export interface Line {
  readonly slope: number
  readonly intercept: number
}

/**
 * The line whose slope is the median of those of all pairs of points, and that leaves as many
 * points above as below: up to 29 % of them may be anywhere. O(N² log N). For two points or more, at
 * different n. Source: Theil 1950; Sen, "Estimates of the regression coefficient based on Kendall's
 * tau", JASA 63, 1968.
 */
export function theilSen(points: readonly LogPoint[]): Line {
  const slopes = points.flatMap(([m, a], i) =>
    points.slice(i + 1).map(([n, b]) => (b - a) / (n - m)),
  )
  const slope = median(slopes)
  return { slope, intercept: median(points.map(([n, log]) => log - slope * n)) }
}

/**
 * Weights w with Σ w_i y_i the least-squares slope of y over n: linear in y, so that the mean slope
 * of independent curves is an unbiased estimate of that of their mean, however skew their noise.
 */
export function slopeWeights(ns: readonly number[]): readonly number[] {
  const middle = ns.reduce((sum, n) => sum + n, 0) / ns.length
  const square = ns.reduce((sum, n) => sum + (n - middle) ** 2, 0)
  return ns.map(n => (n - middle) / square)
}

/** The middle number, or the mean of the two in the middle. */
function median(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort()
  const half = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2
}
