/** A source of randomness: every call gives an independent uniform variable in [0, 1). */
export type Uniform = () => number

/**
 * `count` independent directions, uniform on the unit sphere of ℝ^dim.
 * Throws RangeError unless both are integers ≥ 1.
 */
export function randomDirections(dim: number, count: number, random: Uniform): Float64Array[] {
  for (const [name, size] of Object.entries({ dim, count })) {
    if (!Number.isSafeInteger(size) || size < 1) {
      throw new RangeError(`${name}: expected an integer ≥ 1, got ${size}`)
    }
  }
  return Array.from({ length: count }, () => {
    const direction = new Float64Array(dim).map(() => gaussian(random))
    const length = Math.hypot(...direction)
    return direction.map(x => x / length)
  })
}

/** A standard normal variable (Box & Muller 1958). */
function gaussian(random: Uniform): number {
  return Math.sqrt(-2 * Math.log1p(-random())) * Math.cos(2 * Math.PI * random())
}
