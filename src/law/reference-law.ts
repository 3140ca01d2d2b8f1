import arcsineCdf from '@stdlib/stats-base-dists-arcsine-cdf'
import betaCdf from '@stdlib/stats-base-dists-beta-cdf'
import exponentialCdf from '@stdlib/stats-base-dists-exponential-cdf'
import normalCdf from '@stdlib/stats-base-dists-normal-cdf'
import normalQuantile from '@stdlib/stats-base-dists-normal-quantile'
import uniformCdf from '@stdlib/stats-base-dists-uniform-cdf'
import { LawError } from './finite-law.js'

/** A law on ℝ that samples are compared with. */
export interface ReferenceLaw {
  /** "Normal(0, 1)": the parameters as the constructor takes them. */
  readonly name: string
  /** F(x) = P(X ≤ x). */
  cdf(x: number): number
  /** F(x−) = P(X < x); absent where the law has no atoms and this is F(x). */
  below?(x: number): number
  /** inf {x : F(x) ≥ p} for p in (0, 1), where it is easy. */
  quantile?(p: number): number
  readonly mean: number
  readonly variance: number
}

function need(holds: boolean, law: string, expected: string): void {
  if (!holds) throw new LawError(`${law}: expected ${expected}`)
}

/** The normal law with mean m and standard deviation sd > 0. Throws LawError for others. */
export function normalLaw(m = 0, sd = 1): ReferenceLaw {
  const name = `Normal(${m}, ${sd})`
  need(Number.isFinite(m) && sd > 0 && sd < Infinity, name, 'a finite mean and 0 < sd < ∞')
  return {
    name,
    mean: m,
    variance: sd * sd,
    cdf: x => normalCdf(x, m, sd),
    quantile: p => normalQuantile(p, m, sd),
  }
}

/** The uniform law on [a, b]. Throws LawError unless a < b, both finite. */
export function uniformLaw(a = 0, b = 1): ReferenceLaw {
  const name = `Uniform(${a}, ${b})`
  need(a < b && Number.isFinite(b - a), name, 'finite a < b')
  return {
    name,
    mean: (a + b) / 2,
    variance: (b - a) ** 2 / 12,
    cdf: x => uniformCdf(x, a, b),
    quantile: p => a + p * (b - a),
  }
}

/** The arcsine law on [a, b], F(x) = (2/π) arcsin √((x−a)/(b−a)). Throws LawError unless a < b. */
export function arcsineLaw(a = 0, b = 1): ReferenceLaw {
  const name = `Arcsine(${a}, ${b})`
  need(a < b && Number.isFinite(b - a), name, 'finite a < b')
  return {
    name,
    mean: (a + b) / 2,
    variance: (b - a) ** 2 / 8,
    cdf: x => arcsineCdf(x, a, b),
    quantile: p => a + (b - a) * Math.sin((Math.PI * p) / 2) ** 2,
  }
}

/** The law on [0, 1] with density ∝ x^(a−1) (1−x)^(b−1). Throws LawError unless a, b > 0. */
export function betaLaw(a: number, b: number): ReferenceLaw {
  const name = `Beta(${a}, ${b})`
  need(a > 0 && b > 0 && Number.isFinite(a + b), name, 'finite a, b > 0')
  return {
    name,
    mean: a / (a + b),
    variance: (a * b) / ((a + b) ** 2 * (a + b + 1)),
    cdf: x => betaCdf(x, a, b),
  }
}

/** The law on [0, ∞) with P(X > x) = exp(−rate·x). Throws LawError unless rate > 0. */
export function exponentialLaw(rate = 1): ReferenceLaw {
  const name = `Exponential(${rate})`
  need(rate > 0 && rate < Infinity, name, '0 < rate < ∞')
  return {
    name,
    mean: 1 / rate,
    variance: 1 / rate ** 2,
    cdf: x => exponentialCdf(x, rate),
    quantile: p => -Math.log1p(-p) / rate,
  }
}

/** δ_a: all mass at a. Throws LawError unless a is finite. */
export function pointMass(a: number): ReferenceLaw {
  const name = `PointMass(${a})`
  need(Number.isFinite(a), name, 'a finite point')
  return {
    name,
    mean: a,
    variance: 0,
    cdf: x => (x >= a ? 1 : 0),
    below: x => (x > a ? 1 : 0),
    quantile: () => a,
  }
}
