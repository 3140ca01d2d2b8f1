/** Whether one is at most the other in everything, and less in something. */
export const dominates = (one: readonly number[], other: readonly number[]): boolean =>
  one.every((value, i) => value <= other[i]!) && one.some((value, i) => value < other[i]!)
