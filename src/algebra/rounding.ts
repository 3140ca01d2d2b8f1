/** u(1 + 2u), u = 2⁻⁵³. */
const phi = 2 ** -53 * (1 + 2 ** -52)

/**
 * The next double above x, or the one after it among the subnormals: y ≥ x + ulp/2 for whatever real
 * number x was rounded from. −∞, to which a finite number may have been rounded, gives −2^1024.
 * Source: Rump, Zimmermann, Boldo and Melquiond, BIT 49 (2009), algorithm 1.
 */
export function above(x: number): number {
  if (x === -Infinity) return -Number.MAX_VALUE
  return x + (Math.abs(x) * phi + Number.MIN_VALUE)
}

/** −above(−x). */
export const below = (x: number): number => -above(-x)

/** x and as many units in its last place, or more, and one for the subnormals. */
export const wellAbove = (x: number, ulps: number): number =>
  above(
    above(x) + ulps * (Math.abs(x) === Infinity ? 0 : Math.abs(x) * 2 ** -52 + Number.MIN_VALUE),
  )

/** −wellAbove(−x). */
export const wellBelow = (x: number, ulps: number): number => -wellAbove(-x, ulps)

/** a + b rounded up, and not at all where it is a double: its error is a double (Knuth's TwoSum). */
export function sumAbove(a: number, b: number): number {
  const sum = a + b
  const part = sum - a
  const error = a - (sum - part) + (b - part)
  return error <= 0 ? sum : above(sum) // NaN where it overflows
}

/** a + b rounded down. */
export const sumBelow = (a: number, b: number): number => -sumAbove(-a, -b)

/** a·b as it takes part in products of ends of intervals: 0·∞ = 0. Exact where one is 0 or ±1. */
export function productAbove(a: number, b: number): number {
  if (a === 0 || b === 0) return 0
  const product = a * b
  return Math.abs(a) === 1 || Math.abs(b) === 1 ? product : above(product)
}

/** −productAbove(−a, b), and no −0. */
export const productBelow = (a: number, b: number): number => 0 - productAbove(-a, b)

/** a/b rounded up for b ≠ 0; 0 where b is infinite, whatever a is. */
export function quotientAbove(a: number, b: number): number {
  if (a === 0 || Math.abs(b) === Infinity) return 0
  return Math.abs(b) === 1 ? a / b : above(a / b)
}

/** −quotientAbove(−a, b), and no −0. */
export const quotientBelow = (a: number, b: number): number => 0 - quotientAbove(-a, b)
