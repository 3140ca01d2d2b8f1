/** Returns n if it is a whole number ≥ 1; throws RangeError, naming `what`, if not. */
export function positiveInteger(n: number, what: string): number {
  if (Number.isInteger(n) && n >= 1) return n
  throw new RangeError(`${what}: expected a whole number ≥ 1, got ${n}`)
}
