import { MomentError, requireMoment, tailIndex } from '../law/moment-index.js'
import { type AffineChoices, slopeLaw } from '../law/slopes.js'
import { affineChoices } from './affine.js'
import type { Answer } from './answer.js'
import { tables } from './convergence.js'
import { commonConstant, displacement, type Known } from './known.js'
import type { LogAverage } from './log-average.js'
import { brief } from './shown.js'

/** Whether the stationary law has a variance: where it has none, no estimate of one is worth anything. */
export function tails<P, S>(known: Known<P, S>, average: LogAverage): Answer {
  const base = {
    topic: 'tails',
    claim: 'the stationary law has a variance',
    claimed: false,
  } as const
  if (tables(known) !== undefined) {
    return { ...base, standing: 'holds', kind: 'exact', detail: 'there are finitely many states' }
  }
  const common = commonConstant(known)
  const { by } = displacement(known)
  if (common?.by === 'proved' && common.k < 1 && by === 'proved') {
    const detail = 'it lives within D/(1 − k) of the start'
    return { ...base, standing: 'holds', kind: 'numerical', detail }
  }
  const choices = affineChoices(known)
  if (known.subject.heavyNoise !== undefined) {
    const bounded = common?.by === 'proved' && common.k < 1
    const slopes =
      choices && average.contracts && !bounded ? tailIndex(slopeLaw(choices)) : Infinity
    const index = bounded
      ? 'tail index α = 1'
      : slopes < 1
        ? `tail index α ≈ ${slopes.toPrecision(3)}`
        : 'tail index α ≤ 1'
    const detail = `${known.subject.heavyNoise} is added and has no mean: nor has any stationary law, let alone a variance; ${index}`
    return { ...base, standing: 'refuted', kind: 'exact', detail }
  }
  if (choices === undefined || !average.contracts) {
    const detail = average.contracts
      ? 'not known; constants above 1 can make heavy tails'
      : 'not known'
    return { ...base, standing: 'open', detail }
  }
  if (known.finite !== undefined) return exact(base, choices)
  const alpha = tailIndex(slopeLaw(choices))
  const { mean, allowance } = secondMoment(choices)
  const [least, most] = [mean - allowance, mean + allowance]
  const detail =
    `E A² in [${brief(least)}, ${brief(most)}], 5 standard errors; ` +
    (alpha === Infinity
      ? 'no slope above 1 was met'
      : `index of the slopes α ≈ ${alpha.toPrecision(3)}`) +
    '; a shift without a variance leaves none'
  return { ...base, standing: 'open', kind: 'empirical', detail }
}

function exact(base: Pick<Answer, 'topic' | 'claim' | 'claimed'>, choices: AffineChoices): Answer {
  try {
    requireMoment(choices, 2)
    const alpha = tailIndex(slopeLaw(choices))
    const index = alpha === Infinity ? 'slopes at most 1' : `tail index α = ${alpha.toPrecision(4)}`
    return { ...base, standing: 'holds', kind: 'exact', detail: `E A² < 1; ${index}` }
  } catch (error) {
    if (!(error instanceof MomentError)) throw error
    return { ...base, standing: 'refuted', kind: 'exact', detail: error.message }
  }
}

/** E A² of a sample, with 5 standard errors. */
function secondMoment(choices: AffineChoices) {
  const squares = choices.map(({ point }) => point.a.valueOf() * point.a.valueOf())
  const mean = squares.reduce((sum, x) => sum + x, 0) / squares.length
  const variance = squares.reduce((sum, x) => sum + (x - mean) * (x - mean), 0) / squares.length
  return { mean, allowance: 5 * Math.sqrt(variance / squares.length) }
}
