import type { ElementwiseSpace } from '../space/elementwise-space.js'
import type { OrderedField } from '../space/field.js'
import { nonNegative, scalar } from './parameters.js'
import { power } from './power.js'
import { MapError, type SelfMap } from './self-map.js'

/** Step size h, decay rates β₁ and β₂ of the two averages, and ε, which is added to the root. */
export interface Adam<S = number> {
  readonly h: S
  /** 9/10 unless given. */
  readonly beta1?: S
  /** 999/1000 unless given. */
  readonly beta2?: S
  /** 10⁻⁸ unless given. */
  readonly epsilon?: S
  /** λ ≥ 0, decoupled weight decay: θ is shrunk to (1 − hλ)θ beside the step. 0 unless given. */
  readonly decay?: S
  /**
   * By which step number s the averages are divided, as m/(1 − β₁^s) and v/(1 − β₂^s):
   * - 'applied', unless given: the position at which the map is applied, counted in the state;
   * - { dataIndex: s }: the index of the map itself. A mistake wherever maps are applied in another
   *   order than that of their indices, here to be seen;
   * - 'none': by no step number, which is the limit of long runs.
   */
  readonly biasCorrection?: 'applied' | 'none' | { readonly dataIndex: number }
}

/** Parameters θ, the averages m of gradients and v of their squares, and how many maps were applied. */
export interface AdamState<V> {
  readonly theta: V
  readonly m: V
  readonly v: V
  readonly t: number
}

/** The state before any map: θ, no averages, no map applied. */
export const adamStart = <V, S>(space: ElementwiseSpace<V, S>, theta: V): AdamState<V> => ({
  theta,
  m: space.zero(),
  v: space.zero(),
  t: 0,
})

/**
 * Adam on states z = (θ, m, v, t), coordinate by coordinate, g = ∇L(θ):
 *   m′ = β₁m + (1 − β₁)g,  v′ = β₂v + (1 − β₂)g²,  t′ = t + 1,
 *   θ′ = (1 − hλ)θ − h/(1 − β₁^t′) · m′/(√(v′/(1 − β₂^t′)) + ε).
 * That is Adam for λ = 0 and AdamW for λ > 0. ε is outside the root. The counter is part of the state, so that maps of i.i.d. gradients are i.i.d.
 *
 * It carries no Lipschitz constant: ∂θ′/∂v grows like v^−1/2 as v → 0 with m fixed, so there is none
 * on the whole space. (Kingma and Ba 2015, Algorithm 1; Loshchilov and Hutter 2019, Algorithm 2.)
 * @throws MapError unless h is finite, 0 ≤ β₁ < 1, 0 ≤ β₂ < 1, ε ≥ 0, λ ≥ 0 and a data index is
 *   an integer ≥ 1
 */
export function adam<V, S>(
  space: ElementwiseSpace<V, S>,
  options: Adam<S>,
  gradient: (theta: V) => V,
): SelfMap<AdamState<V>, S> {
  return new AdamStep(space, options, gradient)
}

class AdamStep<V, S> implements SelfMap<AdamState<V>, S> {
  readonly proved = {}
  private readonly h: S
  private readonly beta1: S
  private readonly beta2: S
  private readonly epsilon: S
  private readonly kept: S | undefined
  private readonly biasCorrection: NonNullable<Adam<S>['biasCorrection']>

  constructor(
    private readonly space: ElementwiseSpace<V, S>,
    options: Adam<S>,
    private readonly gradient: (theta: V) => V,
  ) {
    const { field } = space
    this.h = scalar(field, options.h, 'Adam, h')
    this.beta1 = decayRate(field, options.beta1 ?? field.of(9, 10), 'Adam, β₁')
    this.beta2 = decayRate(field, options.beta2 ?? field.of(999, 1000), 'Adam, β₂')
    this.epsilon = nonNegative(field, options.epsilon ?? field.of(1, 1e8), 'Adam, ε')
    const decay = options.decay && nonNegative(field, options.decay, 'Adam, λ')
    this.kept = decay && field.sub(field.one, field.mul(this.h, decay))
    this.biasCorrection = options.biasCorrection ?? 'applied'
    if (typeof this.biasCorrection === 'object') stepNumber(this.biasCorrection.dataIndex)
  }

  get name(): string {
    const [h, beta1, beta2] = [this.h, this.beta1, this.beta2].map(this.space.field.show)
    return `Adam step, h = ${h}, β = (${beta1}, ${beta2})`
  }

  apply({ theta, m, v, t }: AdamState<V>): AdamState<V> {
    const { space, beta1, beta2 } = this
    const { div, one, sub, zero } = space.field
    const g = this.gradient(theta)
    const mean = space.axpy(sub(one, beta1), g, space.scale(beta1, m))
    const square = space.axpy(sub(one, beta2), space.multiply(g, g), space.scale(beta2, v))
    const root = space.squareRoot(space.scale(div(one, this.weight(beta2, t)), square))
    const direction = space.divide(mean, space.add(root, space.constant(this.epsilon)))
    const step = div(this.h, this.weight(beta1, t))
    return {
      theta: space.axpy(
        sub(zero, step),
        direction,
        this.kept === undefined ? theta : space.scale(this.kept, theta),
      ),
      m: mean,
      v: square,
      t: t + 1,
    }
  }

  /** 1 − β^s: the weight that an average has gathered by step s, all there is without correction. */
  private weight(beta: S, t: number): S {
    const { biasCorrection, space } = this
    const { one, sub } = space.field
    if (biasCorrection === 'none') return one
    const s = biasCorrection === 'applied' ? t + 1 : biasCorrection.dataIndex
    return sub(one, power(space.field, beta, s))
  }
}

function decayRate<S>(field: OrderedField<S>, beta: S, what: string): S {
  if (field.compare(nonNegative(field, beta, what), field.one) < 0) return beta
  throw new MapError(`${what}: expected a number below 1, got ${field.show(beta)}`)
}

function stepNumber(s: number): void {
  if (Number.isSafeInteger(s) && s >= 1) return
  throw new MapError(`Adam, data index: expected an integer ≥ 1, got ${s}`)
}
