import { learningRates as ratesOf } from '../../estimate/learning-rates.js'
import { brief } from '../shown.js'
import type { Facts } from './facts.js'
import type { Rate } from './study.js'

/** Step sizes for gradient maps, from the curvature that was found. */
export function learningRates({ curvature }: Facts): Rate[] {
  if (curvature === undefined) return []
  const { stable, fullStable, best, window } = ratesOf(curvature)
  const where = curvature.proved ? 'proved everywhere' : 'at the points looked at'
  const rates: Rate[] = [
    {
      name: 'as it is',
      h: curvature.h,
      because: `max(|1 − hm|, |1 − hM|) = ${brief(curvature.factor)}, √(1 − 2hm + h²M²) = ${brief(curvature.lemmaFactor)}, ${where}`,
    },
  ]
  if (stable) {
    const because = 'beyond it some step expands: 2/M'
    rates.push({ name: 'largest at which no batch expands', h: stable.h, because })
  }
  if (fullStable) {
    const because = 'beyond it descent on the whole loss diverges: 2/λmax(∇²L)'
    rates.push({ name: 'largest stable on the whole loss', h: fullStable.h, because })
  }
  if (best) {
    const because = `2/(m + M): factor ${brief(best.factor)}, the least`
    rates.push({ name: 'best', h: best.h, because })
  }
  if (window) {
    const because = 'below it the paper’s √(1 − 2hm + h²M²) is below 1: 2m/M²'
    rates.push({ name: 'end of the window of Lemma 2.5', h: window.h, because })
  }
  return rates
}
