/** The least n with D k^n/(1 − k) ≤ error. */
export function lengthFor(k: number, D: number, error: number): number {
  if (D <= 0) return 0
  if (k <= 0) return 1
  return Math.max(0, Math.ceil(Math.log((error * (1 - k)) / D) / Math.log(k)))
}
