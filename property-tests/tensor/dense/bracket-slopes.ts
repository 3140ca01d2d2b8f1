import { backwardCorrection } from '../../../src/expansion/correction.js'
import { hessianSum } from '../../../src/expansion/hessian-sum.js'
import { allOrders, orderAverageRegulariser } from '../../../src/expansion/order-average.js'
import { smallBatchRegulariser } from '../../../src/expansion/small-batches.js'
import { iterates } from '../../../src/iterate/iterate.js'
import { backward } from '../../../src/order/backward.js'
import { forward } from '../../../src/order/forward.js'
import type { Order } from '../../../src/order/order.js'
import { type Carrier, denseCarrier, n, trackedCarrier } from './carriers.js'
import { exactly, type Tracked } from './tracked.js'
import type { TrackedVector } from './tracked-vectors.js'

/** An expansion to second order: point − base = h²·term + O(h³). */
export interface Expansion {
  readonly name: string
  point<V>(carrier: Carrier<V>, h: number): TrackedVector
  base<V>(carrier: Carrier<V>, h: number): TrackedVector
  term<V>(carrier: Carrier<V>): V
  /** How often a coordinate of θ is rounded on the way. */
  readonly roundings: number
  /** Terms that are not it, as the weights of `hessianSum`. */
  readonly wrong: Readonly<Record<string, { readonly before: number; readonly after: number }>>
}

/** The term that every control leaves out. */
const none = { before: 0, after: 0 }

export const expansions: readonly Expansion[] = [
  {
    name: 'X_n - Y_n = h²C_n + O(h³)',
    point: (carrier, h) => meanIterate(carrier, [backward], h),
    base: (carrier, h) => meanIterate(carrier, [forward], h),
    term: ({ space, oracle, theta }) => backwardCorrection(space, oracle, n, theta),
    roundings: 2 * n,
    wrong: { 'without C_n': none, 'the other sign': { before: 1, after: -1 } },
  },
  {
    name: 'T_small - T_large = h² Σ_{i>j} V_i′V_j + O(h³)',
    point: (carrier, h) => meanIterate(carrier, [forward], h),
    base: largeStep,
    term: ({ space, oracle, theta }) => smallBatchRegulariser(space, oracle, n, theta, 1),
    roundings: n + 1,
    wrong: { 'without the term': none, 'i < j, as printed': { before: 0, after: 1 } },
  },
  {
    name: 'T_perm - T_large = ½h² Σ_{i≠j} V_i′V_j + O(h³)',
    point: (carrier, h) => meanIterate(carrier, allOrders(n).parts, h),
    base: largeStep,
    term: ({ space, oracle, theta }) => orderAverageRegulariser(space, oracle, n, theta, 0.5),
    roundings: n + 1,
    wrong: { 'without the term': none, 'λ = h², twice too large': { before: 1, after: 1 } },
  },
]

/** Σ s·v, without roundings of its own. */
const combine = (...terms: readonly (readonly [number, TrackedVector])[]): TrackedVector =>
  terms[0]![1].map((_, k) =>
    terms.reduce<Tracked>(
      (sum, [s, v]) => ({
        value: sum.value + s * v[k]!.value,
        error: sum.error + Math.abs(s) * v[k]!.error,
      }),
      exactly(0),
    ),
  )

/** The mean of T_{w1} … T_{wn} θ over orders, T_i the step of size h on batch i. */
function meanIterate<V>(carrier: Carrier<V>, orders: readonly Order[], h: number) {
  const maps = { at: (i: number) => carrier.step(h, i) }
  const points = orders.map(order => {
    const [last] = iterates(maps, order, carrier.theta, { at: [n] })
    return carrier.entries(last!.point)
  })
  return combine(...points.map(point => [1 / points.length, point] as const))
}

/** θ − h Σ∇L_i(θ), one step on all batches. */
function largeStep<V>({ entries, oracle, space, theta }: Carrier<V>, h: number) {
  let sum = space.zero()
  for (let i = 1; i <= n; i++) sum = space.add(sum, oracle.gradient(i, theta))
  return entries(space.axpy(-h, sum, theta))
}

/** What is left of an expansion at step h, for its own term or for another. */
export function remainder<V>(carrier: Carrier<V>, expansion: Expansion, wrong?: string) {
  const { entries, oracle, space, theta } = carrier
  const term = entries(
    wrong === undefined
      ? expansion.term(carrier)
      : hessianSum(space, oracle, n, theta, expansion.wrong[wrong]!),
  )
  return (h: number) => {
    const [point, base] = [expansion.point(carrier, h), expansion.base(carrier, h)]
    return sizes(combine([1, point], [-1, base], [-h * h, term]))
  }
}

/** At one step h: the difference expanded, and what is left of it in either arithmetic. */
export interface SlopeRow {
  readonly h: number
  readonly difference: number
  readonly float64: number
  readonly float32: number
  /** How far the two may be apart, by the rounding analysis. */
  readonly floor: number
}

export function slopeRows(expansion: Expansion, steps: readonly number[]): readonly SlopeRow[] {
  const [exact, dense] = [trackedCarrier(), denseCarrier()]
  const [without] = Object.keys(expansion.wrong)
  const bare = remainder(exact, expansion, without)
  const [in64, in32] = [remainder(exact, expansion), remainder(dense, expansion)]
  return steps.map(h => {
    const { size, bound } = in64(h)
    return { h, difference: bare(h).size, float64: size, float32: in32(h).size, floor: bound }
  })
}

/** log2 of the quotients of sizes at steps that are halved. */
export const slopes = (residuals: readonly number[]): readonly number[] =>
  residuals.slice(1).map((r, i) => Math.log2(residuals[i]! / r))

/** ℓ2 norms of the values and of the bounds. */
const sizes = (v: TrackedVector) => ({
  size: Math.hypot(...v.map(({ value }) => value)),
  bound: Math.hypot(...v.map(({ error }) => error)),
})
