import { rational } from '../../../src/space/rational.js'
import { compare, type Derivation } from '../derivation.js'
import {
  coefficientOf,
  compose,
  type Field,
  genericFields,
  genericLosses,
  gradient,
  jacobian,
  negative,
  scopeOf,
} from '../fields.js'
import * as m from '../matrix.js'
import * as poly from '../polynomial.js'

/** D.2: T_perm, the mean of T_σ(1) … T_σ(c) over all σ. Here h is h′ = h/c. */
const permutations: readonly (readonly number[])[] = [
  [1, 2, 3],
  [1, 3, 2],
  [2, 1, 3],
  [2, 3, 1],
  [3, 1, 2],
  [3, 2, 1],
]
/** The coefficient of h′^q in the mean of T_σ(1) … T_σ(last). */
const perm = (fields: readonly Field[], q: number, last = 3) =>
  m.mul(
    m.vector([poly.constant(rational(1, 6))]),
    permutations
      .map(word => coefficientOf(compose(fields, word.slice(0, last), q), q))
      .reduce(m.add),
  )

const fields = genericFields(2, 3, 2)

/** Second derivatives are all that enters at h′². */
const losses = genericLosses(2, 3, 2)
const gradients = losses.map(L => gradient(L, 2))
/** |g|², as a function of the point. */
const square = (g: Field) => poly.add(...g.map(p => poly.power(p, 2)))
const total = gradients.reduce((a, b) => a.map((p, k) => poly.add(p, b[k]!)))
/** Σ_{i≠j} H_i ∇L_j, as a function of the point. */
const crossed = gradients
  .flatMap((g, i) => gradients.flatMap((other, j) => (i === j ? [] : [hessianTimes(g, other)])))
  .reduce((a, b) => a.map((p, k) => poly.add(p, b[k]!)))
function hessianTimes(g: Field, v: Field): Field {
  return jacobian(g).map(row => poly.add(...row.map((p, k) => poly.mul(p, v[k]!))))
}

/** T_perm as one gradient step of size h = 3h′ on L_B − h/4·|∇L_B|² + h/36·Σ|∇L_i|². */
const modified = poly.add(
  poly.scale(rational(1, 3), poly.add(...losses)),
  poly.mul(
    poly.symbol('h'),
    poly.add(
      poly.scale(rational(-3, 4 * 9), square(total)),
      poly.scale(rational(3, 36), poly.add(...gradients.map(square))),
    ),
  ),
)
const step = compose([negative(gradient(modified, 2)).map(p => poly.scale(rational(3), p))], [1], 2)

/** The coefficient of V_1′V_2 at h² = (c·h′)² in T_perm on the line. */
function lambda(c: number): m.Matrix {
  const two = genericFields(1, 2, 1)
  const [a, b] = [
    [1, 2],
    [2, 1],
  ].map(word => coefficientOf(compose(two, word, 2), 2)[0]![0]!.numerator)
  const mean = poly.scale(rational(1, 2), poly.add(a!, b!))
  const one = poly.coefficient(poly.coefficient(mean, 'V1_x', 1), 'V2', 1)
  return m.vector([poly.mul(poly.scale(rational(1, c * c), one), poly.symbol('h2'))])
}

const paper = 'Dherin et al. 2025, D.2'
const statement = 'sec-d.2'

export const derivations = (): readonly Derivation[] => [
  compare(
    {
      claim: '(9) as printed, σ(n) last, n = 2, c = 3, at h′',
      statement,
      source: paper,
      printed: 'sum(i, V(i))',
      error: 'σ(c) is meant: there is no n here, and only n = c gives T_large first',
    },
    perm(fields, 1, 2),
    scopeOf(fields),
  ),
  compare(
    {
      claim: 'T_perm, c = 3, the coefficient of h′',
      statement,
      source: paper,
      printed: 'sum(i, V(i))',
    },
    perm(fields, 1),
    scopeOf(fields),
  ),
  compare(
    {
      claim: 'T_perm, c = 3, the coefficient of h′²',
      statement,
      source: paper,
      printed: '1/2*sum(i != j, dV(i)*V(j))',
    },
    perm(fields, 2),
    scopeOf(fields),
  ),
  compare(
    {
      claim: 'T_perm, c = 3, the coefficient of h′³',
      statement,
      source: 'Retrograde, D.2',
      printed:
        '1/6*sum(u != v and v != w and u != w, dV(u)*dV(v)*V(w)) + 1/6*sum(u != v and v != w and u != w, d2V(u, V(v), V(w))) + 1/4*sum(u != v, d2V(u, V(v), V(v)))',
    },
    perm(fields, 3),
    scopeOf(fields),
  ),
  compare(
    {
      claim: '½Σ_{i≠j} H_i∇L_j as a gradient',
      statement,
      source: 'Retrograde, D.2',
      printed: 'nabla(1/4*(transpose(S)*S - sum(i, transpose(g(i))*g(i))))',
    },
    m.vector(crossed.map(p => poly.scale(rational(1, 2), p))),
    {
      integers: { n: 3 },
      values: { S: m.vector(total) },
      families: { g: i => m.vector(gradients[i - 1]!) },
    },
  ),
  compare(
    {
      claim: 'T_perm to h′² as one gradient step on a modified loss',
      statement,
      source: 'Retrograde, D.2',
      printed: '[step1, step2]',
    },
    [1, 2].flatMap(q => perm(gradients.map(negative), q)),
    {
      values: { step1: coefficientOf(step, 1), step2: coefficientOf(step, 2) },
    },
  ),
  ...[2, 3, 4].map(c =>
    compare(
      {
        claim: `λ of T_perm (h2 is h²), c = ${c}, against the least tried`,
        statement: 'sec-d.2.1',
        source: 'Dherin et al. 2025, D.2.1',
        printed: '0.5*h2',
        error: `h²/(2c²) is meant: what was tried is ${c * c} times as large, and more`,
      },
      lambda(c),
      {},
    ),
  ),
  compare(
    {
      claim: 'λ of T_perm (h2 is h²), c = 4',
      statement: 'sec-d.2.1',
      source: 'Retrograde, D.2.1',
      printed: 'h2/(2*c^2)',
    },
    lambda(4),
    { integers: { c: 4 } },
  ),
  compare(
    {
      claim: 'the large batch to compare with, the coefficient of h′',
      statement: 'sec-d.2.1',
      source: 'Dherin et al. 2025, D.2.1, in words',
      printed: '1/n*sum(i, V(i))',
      error: 'steps of h/c on the mean loss were taken: T_large takes steps h',
    },
    perm(fields, 1),
    scopeOf(fields),
  ),
]
