import { logAverageSign, slopeLaw } from '../law/slopes.js'
import { unitRoundoff } from '../space/roundoff.js'
import { affineChoices } from './affine.js'
import type { Answer } from './answer.js'
import { commonConstant, constants, type Known } from './known.js'
import { applied } from './module-questions.js'
import { brief } from './shown.js'

/** The standard errors of an interval on either side: 5.7·10⁻⁷ outside, for a normal mean. */
const deviations = 5

/** What is known of E log Lip(T), or of the mean logarithmic stretch in its place. */
export interface LogAverage {
  /** E log Lip(T), or an estimate of it; absent where there is none. */
  readonly mean?: number
  /** The maps contract on average, E log Lip(T) < 0, or were seen to where `answer` is open. */
  readonly contracts: boolean
  /** They are affine maps of a line and do not: E log|A| ≥ 0. */
  readonly expands: boolean
  readonly answer: Answer
}

const base = { topic: 'hypotheses', claim: 'E log Lip(T) < 0', claimed: false } as const

/**
 * E log Lip(T) < 0, under which backward iterates converge if E log⁺ d(θ, Tθ) is finite too (Elton
 * 1990; Diaconis and Freedman 1999). From the constants that the maps carry: over finitely many
 * maps it is summed, its sign exact for affine maps of a line over an exact field and else decided
 * up to the rounding; a sample gives an asymptotic interval of 5 standard errors, which decides
 * nothing.
 */
export function logAverage<P, S>(known: Known<P, S>): LogAverage {
  const carried = constants(known)
  const common = commonConstant(known)
  if (carried.every(c => c !== undefined)) {
    const logs = carried.map(Math.log)
    if (known.finite !== undefined) return overAll(known, logs)
    if (known.subject.oneSlope && logs[0]! >= 0) return overAll(known, logs)
    if (common?.by !== 'proved' || common.k >= 1) return fromSample(known, logs)
  }
  if (common === undefined || common.k >= 1) return alongPath(known)
  const proved = common.by === 'proved'
  const detail = `at most log k = ${brief(Math.log(common.k))}, k ${common.by}`
  const standing = proved ? 'holds' : 'open'
  return {
    mean: Math.log(common.k),
    contracts: proved,
    expands: false,
    answer: { ...base, standing, kind: proved ? 'numerical' : 'empirical', detail },
  }
}

/**
 * Over finitely many maps, whose logarithmic constants are known. Its sign is exact where the
 * constants are; doubles stand for numbers that were rounded to them, and decide no more than that.
 */
function overAll<P, S>(known: Known<P, S>, logs: readonly number[]): LogAverage {
  const { weights, extent, subject } = known
  const mean = weights.reduce((sum, w, i) => sum + (w === 0 ? 0 : w * logs[i]!), 0)
  const detail = `E log Lip = ${brief(mean)} over ${extent}`
  const sign = exactSign(known)
  const exact = subject.space.field.exact
  if (sign !== undefined && (exact || sign === 0)) {
    const [standing, kind] = [
      sign < 0 ? 'holds' : 'refuted',
      exact ? 'exact' : 'numerical',
    ] as const
    const answer = { ...base, standing, kind, detail } as const
    return { mean, contracts: sign < 0, expands: sign >= 0, answer }
  }
  const allowance = roundingOf(weights, logs)
  const contracts = mean < -allowance
  const expands = mean > allowance && affineChoices(known) !== undefined
  const decided = Math.abs(mean) > allowance
  const standing = contracts ? 'holds' : expands ? 'refuted' : 'open'
  const answer = {
    ...base,
    standing,
    kind: 'numerical',
    detail: decided ? detail : `${detail}: 0 to the rounding, ±${brief(allowance)}`,
  } as const
  return { mean, contracts, expands, answer }
}

/** The sign of E log|A| of affine maps of a line over ℚ; undefined for others, or if too long. */
function exactSign<P, S>(known: Known<P, S>): -1 | 0 | 1 | undefined {
  const choices = affineChoices(known)
  try {
    return choices && logAverageSign(slopeLaw(choices))
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/**
 * What Σ w_i log a_i may be off by: a constant is taken to be right to 16 roundings, as what is
 * computed in a line is, which moves its logarithm by as much; the logarithm, the weight, their
 * product and the sum are rounded too, n + 6 times at most.
 */
const roundingOf = (weights: readonly number[], logs: readonly number[]): number =>
  logs.reduce((sum, log, i) => {
    const parts = 16 + (logs.length + 6) * Math.abs(log)
    return sum + (Number.isFinite(log) ? weights[i]! * parts : 0)
  }, 0) *
  2 *
  unitRoundoff

/** From the logarithmic constants of some maps; a constant 0 only helps, and is left out. */
function fromSample<P, S>(known: Known<P, S>, all: readonly number[]): LogAverage {
  const logs = all.filter(Number.isFinite)
  const size = Math.max(1, logs.length)
  const mean = logs.reduce((sum, x) => sum + x, 0) / size
  const variance = logs.reduce((sum, x) => sum + (x - mean) * (x - mean), 0) / size
  const allowance = deviations * Math.sqrt(variance / size) + 2 ** -40
  const contracts = mean + allowance < 0
  const interval = `[${brief(mean - allowance)}, ${brief(mean + allowance)}]`
  const detail =
    variance === 0
      ? `log Lip = ${brief(mean)} for ${known.extent}`
      : `E log Lip in ${interval}: ${known.extent}, 5 standard errors, asymptotic`
  // No error rate can be stated for logarithms that nothing is known to bound: seen, no more.
  const answer = { ...base, standing: 'open', kind: 'empirical', detail } as const
  return { mean, contracts, expands: false, answer }
}

/** The mean of log|T′| along a forward path: the Lyapunov exponent, of maps that have a slope. */
function alongPath<P, S>(known: Known<P, S>): LogAverage {
  const { subject, realisation, sizes } = known
  const { slope } = subject
  const unknown = { contracts: false, expands: false }
  if (slope === undefined) {
    const detail = 'the maps carry no Lipschitz constants'
    return { ...unknown, answer: { ...base, standing: 'open', detail } }
  }
  const steps = 10 * sizes.maps
  let point = subject.start
  let sum = 0
  for (let i = 1; i <= steps; i++) {
    const map = realisation.at(i)
    sum += Math.log(slope(map, point))
    point = applied(known, map, point, `T_${i}`)
  }
  const mean = sum / steps
  const detail = `not known; along a path of ${steps} steps log|T′| has mean ${brief(mean)}`
  const answer = { ...base, standing: 'open', kind: 'empirical', detail } as const
  return Number.isFinite(mean) ? { mean, ...unknown, answer } : { ...unknown, answer }
}
