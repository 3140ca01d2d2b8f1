import { logAverageSign, slopeLaw } from '../law/slopes.js'
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
  /** The maps contract on average: E log Lip(T) < 0. */
  readonly contracts: boolean
  /** They are affine maps of a line and do not: E log|A| ≥ 0. */
  readonly expands: boolean
  readonly answer: Answer
}

const base = { topic: 'hypotheses', claim: 'E log Lip(T) < 0', claimed: false } as const

/**
 * E log Lip(T) < 0, under which backward iterates converge if E log⁺ d(θ, Tθ) is finite too (Elton
 * 1990; Diaconis and Freedman 1999). From the constants that the maps carry: over finitely many
 * affine maps of a line its sign is exact, over other finite laws it is summed, and a sample gives
 * an asymptotic interval of 5 standard errors.
 */
export function logAverage<P, S>(known: Known<P, S>): LogAverage {
  const carried = constants(known)
  const common = commonConstant(known)
  if (carried.every(c => c !== undefined)) {
    const logs = carried.map(Math.log)
    if (known.finite !== undefined) return overAll(known, logs)
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

/** Over finitely many maps, whose logarithmic constants are known. */
function overAll<P, S>(known: Known<P, S>, logs: readonly number[]): LogAverage {
  const mean = known.weights.reduce((sum, w, i) => sum + (w === 0 ? 0 : w * logs[i]!), 0)
  const detail = `E log Lip = ${brief(mean)} over ${known.extent}`
  const choices = affineChoices(known)
  if (choices !== undefined) {
    const sign = logAverageSign(slopeLaw(choices))
    const standing = sign < 0 ? 'holds' : 'refuted'
    const answer = { ...base, standing, kind: 'exact', detail } as const
    return { mean, contracts: sign < 0, expands: sign >= 0, answer }
  }
  // Logarithms, weights and their sum are each within a few units of rounding.
  const largest = Math.max(1, ...logs.filter(Number.isFinite).map(Math.abs))
  const contracts = mean < -logs.length * 2 ** -48 * largest
  const standing = contracts ? 'holds' : 'open'
  const answer = { ...base, standing, kind: 'numerical', detail } as const
  return { mean, contracts, expands: false, answer }
}

/** From the logarithmic constants of some maps; a constant 0 only helps, and is left out. */
function fromSample<P, S>(known: Known<P, S>, all: readonly number[]): LogAverage {
  const logs = all.filter(Number.isFinite)
  const size = Math.max(1, logs.length)
  const mean = logs.reduce((sum, x) => sum + x, 0) / size
  const variance = logs.reduce((sum, x) => sum + (x - mean) * (x - mean), 0) / size
  const allowance = deviations * Math.sqrt(variance / size) + 2 ** -40
  const contracts = mean + allowance < 0
  const expands = mean - allowance > 0 && affineChoices(known) !== undefined
  const interval = `[${brief(mean - allowance)}, ${brief(mean + allowance)}]`
  const detail =
    variance === 0
      ? `log Lip = ${brief(mean)} for ${known.extent}`
      : `E log Lip in ${interval}: ${known.extent}, 5 standard errors, asymptotic`
  const standing = contracts ? 'holds' : expands ? 'refuted' : 'open'
  const answer = { ...base, standing, kind: 'statistical', detail } as const
  return { mean, contracts, expands, answer }
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
