import { type Rational, rational, rationals } from '../space/rational.js'
import { reflectingWalk, uniformOn } from './d7.chains.js'
import { afterStages, impatient } from './d7.samplers.js'

const { zero } = rationals
const half = rational(1, 2)

/** P(state) on the walk {0 … 4}, by coupling from the past and by the three mistakes. */
export function laws() {
  const walk = reflectingWalk(4)
  const line = (name: string, weights: readonly Rational[], dashed = false) => ({
    name,
    mark: 'line' as const,
    points: weights.map((w, s) => [s, w.valueOf()] as const),
    dashed,
  })
  return {
    id: 'd7-walk',
    title: 'Reflecting walk on {0, …, 4}: what four samplers draw',
    caption:
      'The stationary law is uniform, and coupling from the past draws from it. Forward in time only the ends can come out; maps drawn anew, or long runs given up, favour them.',
    x: { label: 'state' },
    y: { label: 'probability' },
    series: [
      line('from the past', uniformOn(4)),
      line('forward in time', [half, zero, zero, zero, half]),
      line('maps drawn anew', afterStages(walk, 6).weights),
      line('given T ≤ 8', impatient(walk, 8), true),
    ],
  }
}
