import { applyWord } from '../iterate/apply-word.js'
import { affine } from '../map/affine.js'
import { up, word } from '../order/word.js'
import { real } from '../space/real.js'
import { power } from './bounds.js'
import { type Finding, stated } from './finding.js'
import { single } from './property.js'
import type { Check, Outcome } from './statement.js'

/**
 * SGD with step 1 on a quadratic loss Σ λθ_λ²/2 with gradient noise of covariance H: along each
 * eigendirection an AR(1) with a = 1 − λ and noise of variance λ, so V = λ/(2 − λ)·1 and a part
 * λV/2 of the loss. A curvature λ log-uniform on [10^−4, 1].
 */
const least = 1e-4
const count = 2000
const width = Math.log(1 / least) / count
const spectrum = Array.from({ length: count }, (_, i) => least * Math.exp((i + 0.5) * width))

/** The slope of T_1 … T_m along an eigendirection: the distance at which it puts 0 and 1. */
function slope(lambda: number, m: number): number {
  const maps = { at: () => affine(real, 1 - lambda, 0) }
  return applyWord(maps, word(up(1, m)), 1)
}

const loss = (lambda: number) => lambda / (2 - lambda)

/** What part of the loss of Z varies along a path of A_{m,n}, m fixed maps. */
function ratio(m: number): number {
  const [some, all] = spectrum.reduce<readonly [number, number]>(
    ([part, whole], lambda) => {
      const a = slope(lambda, m)
      return [part + a * a * loss(lambda), whole + loss(lambda)]
    },
    [0, 0],
  )
  return some / all
}

const anchors = [1, 3, 10, 30, 100, 300]

/**
 * With u = 1 − λ the ratio is ∫ u^{2m}/(1 + u) du/∫ 1/(1 + u) du, 0 ≤ u ≤ 1, and 1/(4m + 2) <
 * ∫ u^{2m}/(1 + u) du < 1/(4m). A sum of a function of log λ that goes up and then down is within
 * 2·width times its largest value 1 of its integral; below 10^−4 it leaves out at most that.
 */
function like1OverM(m: number): Finding {
  const error = 2 * width + least
  const found = ratio(m)
  const low = (1 / (4 * m + 2) - error) / (Math.LN2 + error)
  const high = (1 / (4 * m) + error) / (Math.LN2 - error)
  return {
    holds: low <= found && found <= high,
    margin: Math.min(found - low, high - found) / found,
    because: `m = ${m}: ratio ${found.toPrecision(3)} against [${low.toPrecision(3)}, ${high.toPrecision(3)}]`,
  }
}

export const spectrumCheck: Check = single(
  'log-uniform curvature: the loss wobbles like 1/m, not like k^m',
  'numerical',
  () => {
    const findings = anchors.map(like1OverM)
    const {
      holds,
      because,
      margin = 0,
    } = stated(
      findings.find(finding => !finding.holds) ?? findings[0]!,
      `ratio ${anchors.map(m => ratio(m).toPrecision(2)).join(', ')} at m = ${anchors.join(', ')}`,
    )
    return { holds, margin, detail: because }
  },
)

export const spectrumControl: Check = single(
  'log-uniform curvature: the wobble is k^{2m} of that of Z, k = 1 − 10^−4',
  'numerical',
  (): Outcome => {
    const [found, claimed] = [ratio(300), power(real, 1 - least, 600)]
    return {
      holds: found >= 0.9 * claimed,
      detail: `m = 300: ratio ${found.toPrecision(2)}, k^{2m} = ${claimed.toPrecision(3)}`,
    }
  },
)
