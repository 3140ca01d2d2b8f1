import { fractions } from '../algebra/fields.js'
import type { Jet } from '../expansion/jets.js'
import { increasingLabellings, orderPolynomial } from '../expansion/labelling.js'
import { polynomialField } from '../expansion/polynomial.js'
import { type RootedTree, rootedTree, treeSymmetry, treesOfOrder } from '../expansion/tree.js'
import { elementaryDifferential } from '../expansion/tree-series.js'
import { coordinates } from '../space/coordinates.js'
import { type Rational, rational, rationals } from '../space/rational.js'
import { upTo } from './counted.js'
import type { Field } from './fields.js'
import type { Vector } from './planar.js'

/** F(t)(θ) for one field V, whatever the labels. */
export function differential(V: Field, tree: RootedTree, theta: Vector): Vector {
  const [labelled] = increasingLabellings(tree, tree.order)
  return elementaryDifferential(fractions, { at: () => V }, labelled!, theta)
}

/** The coefficients of 1, h, …, h^order in θ + Σ weight(t)/σ(t)·h^{|t|} F(t)(θ). */
export function seriesOf(
  V: Field,
  theta: Vector,
  order: number,
  weight: (tree: RootedTree) => Rational,
): Jet<Vector> {
  const space = coordinates(rationals, theta.length)
  const coefficient = (p: number) =>
    treesOfOrder(p)
      .map(t => space.scale(weight(t).div(treeSymmetry(t)), differential(V, t, theta)))
      .reduce(space.add)
  return [theta, ...upTo(order).map(coefficient)]
}

/** Ω(t, n) as a rational. */
export const omega = (tree: RootedTree, n: number): Rational => rational(orderPolynomial(tree, n))

/** How many labellings by 1, …, n increase weakly away from the root. */
export const weakly = ({ branches }: RootedTree, n: number, from = 1): Rational =>
  upTo(n)
    .filter(label => label >= from)
    .map(label => branches.map(b => weakly(b, n, label)).reduce((a, b) => a.mul(b), rational(1)))
    .reduce((a, b) => a.add(b), rational(0))

/** The tree that is a path of nodes. */
export const chain = (nodes: number): RootedTree =>
  nodes === 1 ? rootedTree() : rootedTree(chain(nodes - 1))

/** A root with leaves. */
export const bush = (leaves: number): RootedTree =>
  rootedTree(...upTo(leaves).map(() => rootedTree()))

const one = rational(1)
const monomials = (...powers: number[]) =>
  polynomialField([powers.map(p => ({ coefficient: one, powers: [p] }))])

/** Equations x′ = V(x) with their solutions as power series in time, coefficients 0 to 7. */
export const flows: readonly {
  readonly name: string
  readonly V: Field
  readonly start: Rational
  readonly solution: readonly Rational[]
}[] = [
  {
    name: 'x′ = x, 1: e^s',
    V: monomials(1),
    start: one,
    solution: [1, 1, 2, 6, 24, 120, 720, 5040].map(f => rational(1, f)),
  },
  {
    name: 'x′ = x², 1: 1/(1 − s)',
    V: monomials(2),
    start: one,
    solution: [1, 1, 1, 1, 1, 1, 1, 1].map(c => rational(c)),
  },
  {
    name: 'x′ = 1 + x², 0: tan s',
    V: monomials(0, 2),
    start: rational(0),
    solution: [0, 1, 0, [1, 3], 0, [2, 15], 0, [17, 315]].map(c =>
      typeof c === 'number' ? rational(c) : rational(c[0]!, c[1]!),
    ),
  },
]
