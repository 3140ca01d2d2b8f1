import type { Interval } from '../../estimate/estimate.js'
import { brief } from '../shown.js'
import type { Facts } from './facts.js'
import type { Looked } from './looked.js'
import type { Consequence } from './study.js'

/** What follows from the figures: which theorem on backward iterates applies, and with what. */
export function conclusions<P>(looked: Looked<P>, facts: Facts): Consequence[] {
  const uniform = theorem22(looked, facts)
  const average = uniform.standing === 'proved' ? [] : [logAverage(facts)]
  return [uniform, ...average, ...tails(facts)]
}

/** What is computed by an iteration may be off by that share. */
const iterationError = 1e-9

const within = ({ low, high, confidence }: Interval) =>
  `[${brief(low)}, ${brief(high)}] at ${Number((100 * confidence).toPrecision(4))} %`

/** Theorem 2.2: one constant k < 1 for all maps, and one D. */
function theorem22<P>(looked: Looked<P>, facts: Facts): Consequence {
  const theorem = 'Theorem 2.2: all maps contract, so backward iterates converge like k^n'
  const say = (standing: Consequence['standing'], because: string) => ({
    theorem,
    standing,
    because,
  })
  const { carried, certified, sampled, jacobian, extreme, ball, deficient } = facts
  if (carried !== undefined && carried < 1) {
    const { D, proved } = displacement(looked)
    const k = `the maps carry k = ${brief(carried)}`
    const shown = brief(D / (1 - carried))
    return proved
      ? say('proved', `${k} and move the start by D = ${brief(D)} at most: error ≤ ${shown}·k^n`)
      : say(
          'estimated',
          `${k}; D = ${brief(D)} is the largest of the moves seen, not a bound of all`,
        )
  }
  if (ball !== undefined && ball.k < 1) {
    const inBall = `on the ball of radius ${brief(ball.r)}, which the maps keep: k = ${brief(ball.k)}, D = ${brief(ball.D)} about its centre`
    if (ball.proved) return say('proved', inBall)
    return say(
      'estimated',
      `${inBall}; ${looked.whole ? 'k is measured' : 'not all maps of the law were seen'}`,
    )
  }
  if (deficient !== undefined) return say('does not apply', deficient)
  const lower = Math.max(certified?.lower ?? 0, sampled ?? 0)
  if (lower >= 1) {
    return say('does not apply', `a map stretches a pair by ${brief(lower)}, so that k ≥ 1`)
  }
  const seen = Math.max(lower, jacobian ?? 0)
  if (seen >= 1 - iterationError) {
    const shown = seen <= 1 + iterationError ? '1 to rounding' : brief(seen)
    return say('does not apply', `a local constant is ${shown}: no k < 1 is there`)
  }
  if (certified !== undefined && certified.upper < 1) {
    const of = looked.whole ? 'all maps' : 'the maps looked at'
    return say(
      'open',
      `${of} contract on the region, k ≤ ${brief(certified.upper)} proved, but no ball was found that they keep`,
    )
  }
  if (extreme !== undefined)
    return say('open', `nothing is proved; estimated k in ${within(extreme)}`)
  return say('open', seen > 0 ? `the largest constant seen is ${brief(seen)}` : 'nothing was found')
}

/** Log-average contraction, which is enough for convergence almost surely. */
function logAverage({ logAverage: one, block, exponent, decay }: Facts): Consequence {
  const theorem = 'Log-average contraction: backward iterates converge almost surely'
  const say = (standing: Consequence['standing'], because: string) => ({
    theorem,
    standing,
    because,
  })
  if (one !== undefined && one.high < 0) {
    return say(one.confidence === 1 ? 'proved' : 'estimated', `E log Lip(T) in ${within(one)}`)
  }
  if (block !== undefined && block.interval.high < 0) {
    return say(
      'estimated',
      `blocks of ${block.r} contract: (1/${block.r}) E log Lip(T_1 … T_${block.r}) in ${within(block.interval)}`,
    )
  }
  if (exponent !== undefined && exponent.high < 0) {
    return say('estimated', `top Lyapunov exponent in ${within(exponent)}`)
  }
  if (exponent !== undefined && exponent.low > 0) {
    return say('does not apply', `top Lyapunov exponent in ${within(exponent)}: it expands`)
  }
  const rate = decay?.backward ?? decay?.forward
  if (rate !== undefined && rate.high < 1) {
    return say('open', `paths came together, by the factor ${within(rate)} a step`)
  }
  return say('open', 'the sign of E log Lip and of the Lyapunov exponent is not known')
}

function tails({ tail }: Facts): Consequence[] {
  if (tail === undefined) return []
  const theorem = 'The stationary law has a variance'
  const because =
    tail.low === tail.high ? `tail index ${brief(tail.low)}` : `tail index in ${within(tail)}`
  const proved = tail.confidence === 1 ? 'proved' : 'estimated'
  if (tail.low > 2) return [{ theorem, standing: proved, because }]
  if (tail.high <= 2) return [{ theorem, standing: 'does not apply', because }]
  return [{ theorem, standing: 'open', because }]
}

/** D = max d(θ, Tθ): proved for a finite law, or where it is claimed; else the largest seen. */
function displacement<P>({ subject, maps, whole }: Looked<P>): { D: number; proved: boolean } {
  const { space, start, D } = subject
  const seen = Math.max(...maps.map(map => space.distance(start, map.apply(start))))
  if (whole) return { D: seen, proved: true }
  return D === undefined ? { D: seen, proved: false } : { D, proved: true }
}
