// Bounds that hold at every sample size: what is outside has probability at most α under the null
// hypothesis. Seeds are fixed, so a test that passes once passes always; α is the chance that
// right code had met an unlucky seed.

/** The false-alarm probability of each statistical test here; there are fewer than 200 of them. */
export const alpha = 1e-9

/** sup |F̂ − F| of a sample from a continuous law with distribution function F. Sorts the sample. */
export function kolmogorov(sample: Float64Array, cdf: (x: number) => number): number {
  sample.sort()
  const n = sample.length
  let most = 0
  for (let i = 0; i < n; i++) {
    const f = cdf(sample[i]!)
    most = Math.max(most, f - i / n, (i + 1) / n - f)
  }
  return most
}

/** P(sup |F̂ − F| > this) ≤ α (Dvoretzky, Kiefer, Wolfowitz 1956; Massart 1990). */
export const dkw = (n: number) => Math.sqrt(Math.log(2 / alpha) / (2 * n))

/** Whether k of n events of probability p pass Chernoff's bound: n·KL(k/n ‖ p) ≤ log(2/α). */
export function plausible(k: number, n: number, p: number): boolean {
  const term = (a: number, b: number) => (a === 0 ? 0 : a * Math.log(a / b))
  return n * (term(k / n, p) + term(1 - k / n, 1 - p)) <= Math.log(2 / alpha)
}

/** P(|Σ| > this) ≤ α for a sum of n martingale differences in [−c, c] (Azuma, Hoeffding). */
export const azuma = (n: number, c: number) => c * Math.sqrt(2 * n * Math.log(2 / alpha))
