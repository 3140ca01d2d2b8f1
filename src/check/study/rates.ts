import { type CurvatureReport, gradientFactor } from '../../estimate/curvature.js'
import { brief } from '../shown.js'
import type { Facts } from './facts.js'
import type { Rate } from './study.js'

/** Step sizes for gradient maps, from the curvature that is proved, or else that was seen. */
export function learningRates({ curvature }: Facts): Rate[] {
  if (curvature === undefined) return []
  const { h, factor, lemmaFactor, full, proved } = curvature
  const seen = proved ? '' : ' looked at'
  const asItIs = `max(|1 − hm|, |1 − hM|) = ${brief(factor)}, √(1 − 2hm + h²M²) = ${brief(lemmaFactor)}, at the points looked at`
  const { m, M } = bounds(curvature)
  const rates: Rate[] = [{ name: 'as it is', h, because: asItIs }]
  const add = (name: string, rate: number, because: string) =>
    rates.push({ name, h: rate, because })
  if (M > 0) {
    const of = `M = ${brief(M)}, ${proved ? 'proved of every batch, everywhere' : 'the largest seen: other batches, and other points, may bend more'}`
    add(`largest at which no batch${seen} expands`, 2 / M, `2/M, ${of}`)
  }
  if (full !== undefined && full.M > 0) {
    add(
      'largest stable on the whole loss, at the last point',
      2 / full.M,
      '2/λmax(∇²L): beyond it descent on the whole loss diverges there',
    )
  }
  if (M > 0 && m > 0 && curvature.deficient.length === 0) {
    const best = 2 / (m + M)
    add(
      `least constant of all batches${seen}`,
      best,
      `2/(m + M): factor ${brief(gradientFactor(best, m, M))}`,
    )
    add(
      `end of the window of Lemma 2.5, all batches${seen}`,
      (2 * m) / M ** 2,
      '2m/M²: below it the paper’s √(1 − 2hm + h²M²) is below 1',
    )
  }
  return rates
}

const bounds = ({ m, M, proved }: CurvatureReport) => proved ?? { m, M }
