import type { Adam, AdamState } from '../../map/adam.js'
import type { HeavyBall } from '../../map/heavy-ball.js'
import { power } from '../../map/power.js'
import { real } from '../../space/real.js'
import type { Rule } from '../optimiser.js'
import type { Arena } from './arena.js'
import type { Update } from './update.js'

/** A step about to be taken: where its gradient is, what becomes of it, and the state after. */
export interface Fused {
  readonly at: Float32Array
  readonly update: Update
  readonly image: unknown
}

/** Room to write in, and whether the state is given up, so that its own arrays are room too. */
export interface Room {
  readonly arena: Arena
  readonly update: Update
  readonly given: boolean
}

/** The step of a rule on a state of the form that `optimiserOf` gives it. */
export function fused(room: Room, rule: Rule, state: unknown): Fused {
  switch (rule.method) {
    case 'SGD':
      return sgd(room, rule.h, state as Float32Array)
    case 'momentum':
      return momentum(room, rule, state as Pair)
    case 'Nesterov':
      return nesterov(room, rule, state as Pair)
    case 'Adam':
      return adam(room, rule, state as AdamState<Float32Array>)
  }
}

type Pair = readonly [Float32Array, Float32Array]

function sgd({ arena, update, given }: Room, h: number, theta: Float32Array): Fused {
  const to = given ? theta : arena.make(theta.length)
  return { at: theta, update: update.sgd(theta, to, -h), image: to }
}

/** In place the new θ takes the room of θ₋, and θ stays where it is, as the new θ₋. */
function momentum({ arena, update, given }: Room, { h, beta }: HeavyBall, state: Pair): Fused {
  const [theta, before] = state
  const to = given ? before : arena.make(theta.length)
  return {
    at: theta,
    update: update.momentum(theta, before, to, beta, -h),
    image: [to, given ? theta : arena.from(theta)],
  }
}

/** The gradient is taken at y = θ + β(θ − θ₋), which becomes the new θ. */
function nesterov({ arena, update, given }: Room, { h, beta }: HeavyBall, state: Pair): Fused {
  const [theta, before] = state
  const y = given ? before : arena.make(theta.length)
  const b = Math.fround(beta)
  for (let i = 0; i < y.length; i++) {
    y[i] = theta[i]! + Math.fround(b * Math.fround(theta[i]! - before[i]!))
  }
  return { at: y, update: update.sgd(y, y, -h), image: [y, given ? theta : arena.from(theta)] }
}

function adam({ arena, update, given }: Room, rule: Adam, state: AdamState<Float32Array>): Fused {
  const { beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8, decay = 0, h, biasCorrection } = rule
  const { theta, m, v, t } = state
  const place = (from: Float32Array) => ({ from, to: given ? from : arena.make(from.length) })
  const places = [theta, m, v].map(place)
  const [parameters, mean, square] = places as [
    (typeof places)[0],
    (typeof places)[0],
    (typeof places)[0],
  ]
  const s = typeof biasCorrection === 'object' ? biasCorrection.dataIndex : t + 1
  const weight = (beta: number) => (biasCorrection === 'none' ? 1 : 1 - power(real, beta, s))
  const constants = {
    minusStep: -(h / weight(beta1)),
    beta1,
    rest1: 1 - beta1,
    beta2,
    rest2: 1 - beta2,
    weight: 1 / weight(beta2),
    epsilon,
    kept: 1 - h * decay,
  }
  return {
    at: theta,
    update: update.adam(parameters, mean, square, constants),
    image: { theta: parameters.to, m: mean.to, v: square.to, t: t + 1 },
  }
}
