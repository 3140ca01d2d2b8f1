/** Throws RangeError unless a vector has as many coordinates as expected. */
export function ofDimension(dimension: number, v: ArrayLike<unknown>, what: string): void {
  if (v.length === dimension) return
  throw new RangeError(`${what}: expected dimension ${dimension}, got ${v.length}`)
}
