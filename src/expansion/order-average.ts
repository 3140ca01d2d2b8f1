import { innerProduct } from '../algebra/algebra.js'
import { freeModule } from '../algebra/free-module.js'
import { mean, type OrderMean } from '../order/mean.js'
import { order, wholeNumber } from '../order/order.js'
import { wordOf } from '../order/word.js'
import type { VectorSpace } from '../space/vector-space.js'
import { derivative } from './derivative.js'
import { hessianSum, type SecondOrderOracle } from './hessian-sum.js'
import type { SmoothLoss, VectorField } from './vector-field.js'

/**
 * All c! orders of the maps 1 … c: the iterate at n = c of this mean is
 * T_perm = 1/c!·Σ_σ T_{σ(1)} ⋯ T_{σ(c)} (printed with σ(n) last). Its words are asked for at n = c
 * alone: RangeError elsewhere, and unless 1 ≤ c ≤ 8.
 * Source: Dherin et al. 2025, (9).
 */
export function allOrders(c: number): OrderMean {
  wholeNumber(c, 1, 'all orders, c')
  if (c > 8) throw new RangeError(`all orders, c: expected c ≤ 8, got ${c}`)
  return mean(
    ...permutationsOf(Array.from({ length: c }, (_, i) => i + 1)).map(indices =>
      order(`(${indices.join(' ')})`, n => {
        if (n !== c) throw new RangeError(`all orders of ${c} maps: expected n = ${c}, got ${n}`)
        return wordOf(indices)
      }),
    ),
  )
}

/**
 * The coefficient of h′² in T_perm, T_i = id + h′V_i: ½ Σ_{i≠j} V_i′V_j.
 * Throws RangeError without fields, as `orderAverageThirdTerm` does.
 * Source: Dherin et al. 2025, D.2.
 */
export function orderAverageSecondTerm<S>(fields: readonly VectorField<S>[]): VectorField<S> {
  return {
    name: '½ Σ_{i≠j} V_i′V_j',
    dimension: dimensionOf(fields),
    apply(on, x) {
      const vectors = freeModule(on, x.length)
      const all = vectors.sum(fields.map(V => V.apply(on, x)))
      const sum = vectors.sum(
        fields.map(V => derivative(on, V, x, vectors.sub(all, V.apply(on, x)))),
      )
      return vectors.scale(on.field.of(1, 2), sum)
    },
  }
}

/**
 * λ Σ_{i≠j} ∇²L_i ∇L_j at θ over c batch losses, the gradient of λ/2·(|Σ∇L_i|² − Σ|∇L_i|²): for
 * λ = h′²/2 what an average over all orders of c steps of size h′ adds to one step on all of them.
 * At the cost of `hessianSum`, on any carrier.
 * Source: Dherin et al. 2025, D.2.
 */
export const orderAverageRegulariser = <V, S>(
  space: VectorSpace<V, S>,
  oracle: SecondOrderOracle<V>,
  c: number,
  theta: V,
  lambda: S,
): V => hessianSum(space, oracle, c, theta, { before: lambda, after: lambda })

/**
 * The coefficient of h′³ in T_perm: ⅙ Σ V_u′V_v′V_w + ⅙ Σ V_u″(V_v, V_w), each over u, v, w all
 * different, + ¼ Σ_{u≠v} V_u″(V_v, V_v). Here with R_u = Σ_{v≠u} V_v: the second sum is
 * Σ_u V_u″(R_u, R_u) without v = w.
 * Source: Retrograde, Theorem B.
 */
export function orderAverageThirdTerm<S>(fields: readonly VectorField<S>[]): VectorField<S> {
  return {
    name: '⅙ Σ V_u′V_v′V_w + ⅙ Σ V_u″(V_v, V_w) + ¼ Σ V_u″(V_v, V_v)',
    dimension: dimensionOf(fields),
    apply(on, x) {
      const vectors = freeModule(on, x.length)
      const values = fields.map(V => V.apply(on, x))
      const all = vectors.sum(values)
      const pairs = fields.flatMap((V, u) =>
        values.flatMap((_, v) => (u === v ? [] : [{ V, u, v }])),
      )
      const chains = pairs.map(({ V, u, v }) => {
        const rest = vectors.sub(all, vectors.add(values[u]!, values[v]!))
        return derivative(on, V, x, derivative(on, fields[v]!, x, rest))
      })
      const forks = fields.map((V, u) => {
        const rest = vectors.sub(all, values[u]!)
        return derivative(on, V, x, rest, rest)
      })
      const twins = pairs.map(({ V, v }) => derivative(on, V, x, values[v]!, values[v]!))
      return vectors.add(
        vectors.scale(on.field.of(1, 6), vectors.sum([...chains, ...forks])),
        vectors.scale(on.field.of(1, 12), vectors.sum(twins)),
      )
    },
  }
}

/**
 * The loss whose gradient step of size h is T_perm + O(h³), h = c·h′:
 * L_B − h/4·|∇L_B|² + h/(4c²)·Σ_i |∇L_i|² for the mean L_B of L_1, …, L_c.
 * Source: Retrograde, after Dherin et al. 2025, D.2.
 */
export function orderAverageLoss<S>(losses: readonly SmoothLoss<S>[], h: S): SmoothLoss<S> {
  const gradients = losses.map(({ gradient }) => gradient)
  const dimension = dimensionOf(gradients)
  const c = losses.length
  const name = 'L_B − h/4·|∇L_B|² + h/(4c²)·Σ|∇L_i|²'
  return {
    name,
    dimension,
    value(on, x) {
      const vectors = freeModule(on, dimension)
      const values = gradients.map(g => g.apply(on, x))
      const square = (v: (typeof values)[number]) => innerProduct(on, v, v)
      const mean = on.mul(on.rational(1, c), losses.map(L => L.value(on, x)).reduce(on.add))
      const cross = on.sub(values.map(square).reduce(on.add), square(vectors.sum(values)))
      return on.add(mean, on.scale(h, on.mul(on.rational(1, 4 * c * c), cross)))
    },
    gradient: {
      name: `∇(${name})`,
      dimension,
      apply(on, x) {
        const vectors = freeModule(on, dimension)
        const { field } = on
        const mean = vectors.scale(field.of(1, c), vectors.sum(gradients.map(g => g.apply(on, x))))
        // −½h·(1/c²) Σ_{i≠j} H_i ∇L_j, and ½ Σ_{i≠j} H_i ∇L_j is what T_perm has at second order.
        const cross = orderAverageSecondTerm(gradients).apply(on, x)
        return vectors.sub(mean, vectors.scale(field.mul(h, field.of(1, c * c)), cross))
      },
    },
  }
}

function dimensionOf<S>(fields: readonly VectorField<S>[]): number {
  if (fields.length === 0) throw new RangeError('order average: expected a field, got none')
  return fields[0]!.dimension
}

const permutationsOf = (items: readonly number[]): readonly (readonly number[])[] =>
  items.length === 0
    ? [[]]
    : items.flatMap(first =>
        permutationsOf(items.filter(item => item !== first)).map(rest => [first, ...rest]),
      )
