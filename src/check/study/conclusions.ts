import type { Interval } from '../../estimate/estimate.js'
import { linearPart } from '../../estimate/tangent.js'
import { brief } from '../shown.js'
import { displacement } from './displacement.js'
import type { Facts } from './facts.js'
import type { Looked } from './looked.js'
import type { Consequence } from './study.js'

/** What follows from the figures: which theorem on backward iterates applies, and with what. */
export function conclusions<P>(looked: Looked<P>, facts: Facts): Consequence[] {
  const uniform = theorem22(looked, facts)
  const average = uniform.standing === 'proved' ? [] : [logAverage(looked, facts)]
  return [uniform, ...average, ...tails(looked, facts)]
}

/** What is computed by an iteration may be off by that share. */
const iterationError = 1e-9

const within = ({ low, high, confidence }: Interval) =>
  `[${brief(low)}, ${brief(high)}] at ${Number((100 * confidence).toPrecision(4))} %`

const independent = <P>({ subject }: Looked<P>) => subject.map.sampling === 'i.i.d.'

/** The constant that the maps carry, where nothing that was seen contradicts it. */
export function trusted({ carried, sampled, jacobian, certified }: Facts): number | undefined {
  const seen = Math.max(sampled ?? 0, certified?.lower ?? 0, (jacobian ?? 0) * (1 - iterationError))
  return carried !== undefined && seen <= carried ? carried : undefined
}

/** Theorem 2.2: one constant k < 1 for all maps, and one D. Of any maps, i.i.d. or not. */
function theorem22<P>(looked: Looked<P>, facts: Facts): Consequence {
  const theorem = 'Theorem 2.2: all maps contract, so backward iterates converge like k^n'
  const say = (standing: Consequence['standing'], because: string) => ({
    theorem,
    standing,
    because,
  })
  const { certified, sampled, jacobian, extreme, ball, deficient } = facts
  const k = trusted(facts)
  if (k !== undefined && k < 1) {
    const { D, claimed, seen } = displacement(looked)
    const bound = claimed ?? D
    const carries = `the maps carry k = ${brief(k)}`
    const shown = `error ≤ ${brief(bound / (1 - k))}·k^n`
    if (claimed !== undefined && seen > claimed) {
      return say(
        'open',
        `${carries}, but a move of ${brief(seen)} was seen, more than the D = ${brief(claimed)} that is claimed`,
      )
    }
    if (claimed !== undefined) {
      return say('proved', `${carries}, and D = ${brief(claimed)} is claimed: ${shown}`)
    }
    if (looked.whole) {
      return say('proved', `${carries} and move the start by D = ${brief(D)} at most: ${shown}`)
    }
    return say(
      'estimated',
      `${carries}; D = ${brief(D)} is the largest of the moves seen, not a bound of all`,
    )
  }
  const lied = facts.carried !== undefined && k === undefined
  if (lied) return say('open', 'what the maps carry is contradicted by what was seen')
  if (ball !== undefined && ball.k < 1) {
    const inBall = `on the ball of radius ${brief(ball.r)}, which the maps keep: k = ${brief(ball.k)}, D = ${brief(ball.D)} about its centre`
    if (ball.proved) return say('proved', inBall)
    if (looked.whole) return say('estimated', `${inBall}; k is measured`)
    const rest = 'not all maps of the law were seen'
    return independent(looked)
      ? say('estimated', `${inBall}; ${rest}`)
      : say('open', `${inBall}; ${rest}, and they are ${looked.subject.map.sampling}`)
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

/** Log-average contraction, of Lip(T_1 … T_r), which is enough for convergence almost surely. */
function logAverage<P>(looked: Looked<P>, facts: Facts): Consequence {
  const { logAverage: one, block, exponent, decay } = facts
  const theorem = 'Log-average contraction: backward iterates converge almost surely'
  const say = (standing: Consequence['standing'], because: string) => ({
    theorem,
    standing,
    because,
  })
  if (!independent(looked)) {
    return say('open', `the theorem is of i.i.d. maps; these are ${looked.subject.map.sampling}`)
  }
  const lied = facts.carried !== undefined && trusted(facts) === undefined
  if (lied) return say('open', 'what the maps carry is contradicted by what was seen')
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
    const shown = `top Lyapunov exponent in ${within(exponent)}`
    // Of affine maps the derivative is the Lipschitz constant; of others it tells of near paths only.
    return looked.maps.every(map => linearPart(map) !== undefined)
      ? say('estimated', shown)
      : say('open', `${shown}: near paths meet; of far ones it says nothing`)
  }
  if (exponent !== undefined && exponent.low > 0) {
    // Lip(T_1 … T_r) is at least the norm of the derivative, wherever that is.
    return say('does not apply', `top Lyapunov exponent in ${within(exponent)}: it expands`)
  }
  const rate = decay?.backward ?? decay?.forward
  if (rate !== undefined && rate.high < 1) {
    return say('open', `paths came together, by the factor ${within(rate)} a step`)
  }
  return say('open', 'the sign of E log Lip and of the Lyapunov exponent is not known')
}

function tails<P>(looked: Looked<P>, { tail }: Facts): Consequence[] {
  if (tail === undefined || !independent(looked)) return []
  const theorem = 'The stationary law has a variance'
  const because =
    tail.low === tail.high ? `tail index ${brief(tail.low)}` : `tail index in ${within(tail)}`
  const proved = tail.confidence === 1 ? 'proved' : 'estimated'
  if (tail.low > 2) return [{ theorem, standing: proved, because }]
  if (tail.high <= 2) return [{ theorem, standing: 'does not apply', because }]
  return [{ theorem, standing: 'open', because }]
}
