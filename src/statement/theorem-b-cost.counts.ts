import type { Algebra } from '../algebra/algebra.js'
import { fractions } from '../algebra/fields.js'
import { constantJet, type JetField, jetField, jetSteps, wordJet } from '../expansion/jets.js'
import { treesOfOrder } from '../expansion/tree.js'
import { treeSeries } from '../expansion/tree-series.js'
import type { VectorField } from '../expansion/vector-field.js'
import { iterates } from '../iterate/iterate.js'
import { type Plan, plan, type Strategy } from '../iterate/plan.js'
import { emptyTally, type Tally } from '../iterate/tally.js'
import type { Order } from '../order/order.js'
import { type Word, wordOf } from '../order/word.js'
import { coordinates } from '../space/coordinates.js'
import { type Rational, rational, rationals } from '../space/rational.js'
import { upTo } from './counted.js'

const line = coordinates(rationals, 1)
const start = [rational(1)]

/** V_i(x) = x²/i. */
const square = (i: number): VectorField<Rational> => ({
  name: `x²/${i}`,
  dimension: 1,
  apply: (on, [x]) => [on.scale(rational(1, i), on.mul(x!, x!))],
})

/** What the jets of all n ≤ N in an order cost: planned, by the executor, and by the fields. */
export interface JetCosts {
  readonly planned: Plan
  readonly tally: Tally
  /** How often the fields found that they were evaluated on jets. */
  readonly evaluations: number
  /** Whether each jet is that of its word. */
  readonly right: boolean
}

/** The jets to an order P in h of all n ≤ N, by the compositor. */
export function jetCosts(order: Order, N: number, P: number, strategy?: Strategy): JetCosts {
  let evaluations = 0
  const counted = (i: number): JetField<readonly Rational[]> => {
    const { name, along } = jetField(fractions, square(i))
    return {
      name,
      along(x) {
        evaluations++
        return along(x)
      },
    }
  }
  const tally = emptyTally()
  const options = { at: upTo(N), tally, ...(strategy && { strategy }) }
  const steps = jetSteps(line, { at: counted })
  const jets = [...iterates(steps, order, constantJet(line, start, P), options)]
  const plain = { at: (i: number) => jetField(fractions, square(i)) }
  const right = jets.filter(({ n, point }) =>
    wordJet(line, plain, order.word(n), start, P).every((x, q) => line.equal(x, point[q]!)),
  )
  const planned = plan(order, upTo(N), strategy ? { strategy } : {})
  return { planned, tally, evaluations, right: right.length === N }
}

/** Products of numbers in one evaluation of x ↦ x² on the way to a jet of order P. */
export function productsOf(P: number): number {
  let products = 0
  const counting: Algebra<Rational, Rational> = {
    ...fractions,
    mul(a, b) {
      products++
      return fractions.mul(a, b)
    },
  }
  const field = jetField(counting, square(1))
  wordJet(line, { at: () => field }, wordOf([1]), start, P)
  return products
}

/** How many derivatives of fields the tree sums along a word take, to an order P. */
export function derivativesOf(word: Word, P: number): number {
  let derivatives = 0
  const counted = (i: number): VectorField<Rational> => ({
    ...square(i),
    apply(on, x) {
      derivatives++
      return square(i).apply(on, x)
    },
  })
  treeSeries(fractions, { at: counted }, word, start, P)
  return derivatives
}

/** How many rooted trees have at most P nodes. */
export const treesUpTo = (P: number): number =>
  upTo(P).reduce((sum, p) => sum + treesOfOrder(p).length, 0)
