import { brief } from './brief.js'
import { type CurvatureReport, gradientFactor, lemmaFactor } from './curvature.js'

/** A step size, and max(|1 − hm|, |1 − hM|) there. */
export interface LearningRate {
  readonly h: number
  readonly factor: number
}

/**
 * Step sizes for losses with m ≤ ∇²L_i ≤ M: 0 < h < 2/M is where none expands (where m > 0: where
 * all contract), 2/(m + M) where they contract most, 0 < h < 2m/M² where the paper's factor
 * √(1 − 2hm + h²M²) is below 1, least at its middle. Each is absent where it makes no sense: all for
 * M ≤ 0; `best` and `window` for m ≤ 0, when no h contracts.
 */
export interface LearningRates {
  /** 2/M. */
  readonly stable?: LearningRate
  /** 2/M of the full loss: beyond it gradient descent on all data diverges. */
  readonly fullStable?: LearningRate
  /** 2/(m + M), with factor (M − m)/(M + m). */
  readonly best?: LearningRate
  /** 2m/M². */
  readonly window?: LearningRate & { readonly lemmaFactor: number }
  /** The same in words, a line each. */
  readonly lines: readonly string[]
}

/** What a report on curvature advises. Source: Nesterov 2004, § 2.1.5; Dherin et al. 2025, § 2.1. */
export function learningRates(report: CurvatureReport): LearningRates {
  const { m, M, full } = report
  const rate = (h: number): LearningRate => ({ h, factor: gradientFactor(h, m, M) })
  const positive = M > 0
  // Zero to rounding is zero.
  const convex = positive && m > 0 && report.deficient.length === 0
  const rates = {
    ...(positive && { stable: rate(2 / M) }),
    ...(full && full.M > 0 && { fullStable: rate(2 / full.M) }),
    ...(convex && {
      best: rate(2 / (m + M)),
      window: { ...rate((2 * m) / M ** 2), lemmaFactor: lemmaFactor((2 * m) / M ** 2, m, M) },
    }),
  }
  return { ...rates, lines: linesOf(report, rates, convex) }
}

function linesOf(
  report: CurvatureReport,
  { stable, fullStable, best, window }: Omit<LearningRates, 'lines'>,
  convex: boolean,
): readonly string[] {
  const { h, m, M, factor, deficient, proved, losses } = report
  const where = proved ? 'proved everywhere' : 'at the points looked at, not elsewhere'
  const lines = [
    `${losses.length} losses bend between m = ${brief(m)} and M = ${brief(M)} ${proved ? 'at the points looked at' : where}`,
  ]
  if (proved) {
    lines.push(
      `m = ${brief(proved.m)} and M = ${brief(proved.M)} are ${where}: factor ${brief(proved.factor)} at h = ${brief(h)}`,
    )
  }
  lines.push(`h = ${brief(h)}: factor max(|1 − hm|, |1 − hM|) = ${brief(factor)}`)
  if (stable) {
    const verb = convex
      ? 'contract'
      : m >= 0
        ? 'do not expand'
        : 'do not expand where they are convex'
    lines.push(`stable: the steps ${verb} for 0 < h < 2/M = ${brief(stable.h)}`)
  }
  if (fullStable) lines.push(`on the full loss, for 0 < h < ${brief(fullStable.h)}`)
  if (best) {
    lines.push(`best: h = 2/(m + M) = ${brief(best.h)}, with factor ${brief(best.factor)}`)
  }
  if (window) {
    lines.push(
      `the paper's factor √(1 − 2hm + h²M²) is below 1 for 0 < h < 2m/M² = ${brief(window.h)}`,
    )
  }
  const [first] = deficient
  if (first?.deficient) {
    lines.push(
      `${deficient.length} of ${losses.length} Hessians are singular (${first.name}: ${first.deficient.known}, ${first.deficient.reason}): the uniform constant is ≥ 1 for every h`,
    )
  } else if (m <= 0) {
    lines.push(`m ≤ 0: the uniform constant is ≥ 1 for every h ≥ 0`)
  }
  return lines
}
