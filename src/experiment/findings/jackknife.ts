import { CONFIDENCE, type Effect, meanEffect } from './effect.js'

/**
 * The jackknife: of R seeds and an estimate that can leave one of them out, the pseudo-values
 * R·θ − (R − 1)·θ₍ᵢ₎, nearly independent, of mean nearly θ.
 * Source: J. W. Tukey, "Bias and confidence in not quite large samples" (abstract), Annals of
 * Mathematical Statistics 29, 1958.
 */
export function pseudoValues(R: number, estimate: (leftOut?: number) => number): number[] {
  const all = estimate()
  return Array.from({ length: R }, (_, i) => R * all - (R - 1) * estimate(i))
}

/** An estimate with Student's interval of its pseudo-values; undefined of fewer than three. */
export const jackknife = (
  R: number,
  estimate: (leftOut?: number) => number,
  confidence = CONFIDENCE,
): Effect | undefined => (R === 0 ? undefined : meanEffect(pseudoValues(R, estimate), confidence))
