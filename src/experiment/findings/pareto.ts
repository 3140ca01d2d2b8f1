/** Whether one is at most the other in everything, and less in something. */
export const dominates = (one: readonly number[], other: readonly number[]): boolean =>
  one.every((value, i) => value <= other[i]!) && one.some((value, i) => value < other[i]!)

/** Those that no other dominates. */
export const frontier = <T>(all: readonly T[], of: (one: T) => readonly number[]): T[] =>
  all.filter(one => !all.some(other => dominates(of(other), of(one))))
