/**
 * Kendall's τ-b of two rankings: concordant less discordant pairs over √(pairs untied in the one ·
 * pairs untied in the other). 1 for the same ranking, −1 for the reverse. Undefined where all of one
 * are equal. Infinity is a value like others, and equal to itself.
 * Source: M. G. Kendall, "The treatment of ties in ranking problems", Biometrika 33, 1945.
 */
export function kendall(xs: readonly number[], ys: readonly number[]): number | undefined {
  let [agreement, untiedX, untiedY] = [0, 0, 0]
  for (let i = 0; i < xs.length; i++) {
    for (let j = 0; j < i; j++) {
      const x = order(xs[i]!, xs[j]!)
      const y = order(ys[i]!, ys[j]!)
      agreement += x * y
      untiedX += x * x
      untiedY += y * y
    }
  }
  return untiedX * untiedY === 0 ? undefined : agreement / Math.sqrt(untiedX * untiedY)
}

const order = (a: number, b: number): -1 | 0 | 1 => (a < b ? -1 : a > b ? 1 : 0)

/** The place of the least of some numbers: the first such. */
export const leastAt = (values: readonly number[]): number =>
  values.reduce((best, value, i) => (value < values[best]! ? i : best), 0)
