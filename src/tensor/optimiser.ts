import { type Adam, type AdamState, adam, adamStart } from '../map/adam.js'
import { gradientStep } from '../map/gradient-step.js'
import { type HeavyBall, heavyBall } from '../map/heavy-ball.js'
import { nesterov } from '../map/nesterov.js'
import type { SelfMap } from '../map/self-map.js'
import type { ElementwiseSpace } from '../space/elementwise-space.js'

/** Which map, and its constants: plain data. */
export type Rule =
  | { readonly method: 'SGD'; readonly h: number }
  | ({ readonly method: 'momentum' | 'Nesterov' } & HeavyBall)
  | ({ readonly method: 'Adam' } & Adam)

/**
 * An optimiser over any vector space V of parameters: a map on states P for every gradient, how a
 * state begins, and where the parameters are in it.
 */
export interface Optimiser<V, P> {
  readonly name: string
  readonly rule: Rule
  start(parameters: V): P
  step(gradient: (theta: V) => V): SelfMap<P>
  parameters(state: P): V
}

/** θ ↦ θ − h∇L(θ). */
export const sgdOptimiser = <V>(space: ElementwiseSpace<V>, h: number): Optimiser<V, V> => ({
  name: `SGD, h = ${h}`,
  rule: { method: 'SGD', h },
  start: theta => theta,
  step: gradient => gradientStep(space, h, gradient),
  parameters: theta => theta,
})

/** Polyak's heavy ball, at rest at first. */
export const momentumOptimiser = <V>(
  space: ElementwiseSpace<V>,
  settings: HeavyBall,
): Optimiser<V, readonly [V, V]> => pairs('momentum', heavyBall, space, settings)

/** Nesterov's accelerated step, at rest at first. */
export const nesterovOptimiser = <V>(
  space: ElementwiseSpace<V>,
  settings: HeavyBall,
): Optimiser<V, readonly [V, V]> => pairs('Nesterov', nesterov, space, settings)

const pairs = <V>(
  method: 'momentum' | 'Nesterov',
  map: typeof heavyBall,
  space: ElementwiseSpace<V>,
  settings: HeavyBall,
): Optimiser<V, readonly [V, V]> => ({
  name: `${method}, h = ${settings.h}, β = ${settings.beta}`,
  rule: { method, ...settings },
  start: theta => [theta, theta],
  step: gradient => map(space, settings, gradient),
  parameters: ([theta]) => theta,
})

/** Adam, or AdamW where a decay is given. */
export const adamOptimiser = <V>(
  space: ElementwiseSpace<V>,
  settings: Adam,
): Optimiser<V, AdamState<V>> => ({
  name: `Adam${settings.decay ? `W, λ = ${settings.decay}` : ''}, h = ${settings.h}`,
  rule: { method: 'Adam', ...settings },
  start: theta => adamStart(space, theta),
  step: gradient => adam(space, settings, gradient),
  parameters: ({ theta }) => theta,
})

/** The optimiser of a rule. Its states are of one form for each method. */
export function optimiserOf<V>(space: ElementwiseSpace<V>, rule: Rule): Optimiser<V, unknown> {
  switch (rule.method) {
    case 'SGD':
      return sgdOptimiser(space, rule.h) as Optimiser<V, unknown>
    case 'momentum':
      return momentumOptimiser(space, rule) as Optimiser<V, unknown>
    case 'Nesterov':
      return nesterovOptimiser(space, rule) as Optimiser<V, unknown>
    case 'Adam':
      return adamOptimiser(space, rule) as Optimiser<V, unknown>
  }
}
