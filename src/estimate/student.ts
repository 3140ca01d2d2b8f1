import quantile from '@stdlib/stats-base-dists-normal-quantile'

/**
 * The quantile of Student's t with ν degrees of freedom: exact for ν = 1 and 2, else by the
 * Cornish–Fisher expansion to ν⁻⁴, within 0.3 % for 0.025 ≤ p ≤ 0.975.
 * Source: Abramowitz and Stegun 1964, 26.7.5.
 */
export function studentQuantile(p: number, nu: number): number {
  if (nu === 1) return Math.tan(Math.PI * (p - 1 / 2))
  if (nu === 2) return (2 * p - 1) / Math.sqrt(2 * p * (1 - p))
  const z = quantile(p, 0, 1)
  const y = z * z
  return (
    z *
    (1 +
      (y + 1) / (4 * nu) +
      (5 * y * y + 16 * y + 3) / (96 * nu ** 2) +
      (3 * y ** 3 + 19 * y * y + 17 * y - 15) / (384 * nu ** 3) +
      (79 * y ** 4 + 776 * y ** 3 + 1482 * y * y - 1920 * y - 945) / (92160 * nu ** 4))
  )
}
