import { rational } from '../../../src/space/rational.js'
import { compare, type Derivation } from '../derivation.js'
import { down, up } from '../fields.js'
import { solve } from '../linear.js'
import * as m from '../matrix.js'
import * as poly from '../polynomial.js'
import type { Scope } from '../printed.js'
import * as q from '../quotient.js'

/** Section 3.2 in the plane: T_i θ = θ − h(H(θ − θ*) − e_i), H symmetric. */
const n = 3
const column = (...names: string[]) => m.vector(names.map(poly.symbol))
const [theta, minimiser] = [column('t1', 't2'), column('c1', 'c2')]
const symmetric = (a: poly.Polynomial, b: poly.Polynomial, c: poly.Polynomial) =>
  m.matrix([
    [a, b],
    [b, c],
  ])
const symbols = (a: string, b: string, c: string) =>
  symmetric(poly.symbol(a), poly.symbol(b), poly.symbol(c))
const H = symbols('p', 'q', 'r')
const e = (i: number) => column(`e${i}x`, `e${i}y`)
const h = m.scalar(q.symbol('h'))

const apply = (i: number, point: m.Matrix) =>
  m.sub(point, m.mul(h, m.sub(m.mul(H, m.sub(point, minimiser)), e(i))))
const iterate = (word: readonly number[]) => word.reduceRight((point, i) => apply(i, point), theta)

const scope: Scope = {
  integers: { n },
  values: { theta, thetas: minimiser, H, I: m.identity(2) },
  families: { e },
}

/** Σ of Σ = AΣA + h²S, as (Σ_11, Σ_12, Σ_22), by its three linear equations. */
function stationaryCovariance(h: m.Matrix, H: m.Matrix, S: m.Matrix): m.Matrix {
  const A = m.sub(m.identity(2), m.mul(h, H))
  const unknowns = ['u', 'v', 'w'] as const
  const covariance = symbols(...unknowns)
  // E (Aξ + he)(Aξ + he)ᵀ for ξ and e independent, of mean 0.
  const image = m.add(m.mul(m.mul(A, covariance), m.transpose(A)), m.mul(m.power(h, 2), S))
  const equations = m.sub(image, covariance).flatMap((row, i) => row.slice(i).map(q.polynomial))
  return solve(equations, unknowns).map(value => [value])
}

const numbers = (a: number, b: number, c: number) =>
  symmetric(
    ...([a, b, c].map(x => poly.constant(rational(x))) as [
      poly.Polynomial,
      poly.Polynomial,
      poly.Polynomial,
    ]),
  )

const paper = 'Dherin et al. 2025, Section 3.2'
const own = 'Retrograde, Section 3.2'
const statement = 'sec-3.2'

export const derivations = (): readonly Derivation[] => [
  compare(
    {
      claim: 'the map θ − h(g(θ) − e), g = H(θ − θ*)',
      statement,
      source: paper,
      printed: 'thetas + (I - h*H)*(thetas - theta) + h*e(1)',
      error: 'a sign: θ − θ* is meant, at h = 0 this is a reflection',
    },
    apply(1, theta),
    scope,
  ),
  compare(
    {
      claim: 'the map with its sign put right',
      statement,
      source: own,
      printed: 'thetas + (I - h*H)*(theta - thetas) + h*e(1)',
    },
    apply(1, theta),
    scope,
  ),
  compare(
    {
      claim: 'T_n…T_1(θ), n = 3',
      statement,
      source: paper,
      printed: 'thetas + (I - h*H)^n*(theta - thetas) + sum(j, h*(I - h*H)^(n - j)*e(j))',
    },
    iterate(down(n)),
    scope,
  ),
  compare(
    {
      claim: 'T_1…T_n(θ), n = 3',
      statement,
      source: paper,
      printed: 'thetas + (I - h*H)^n*(theta - thetas) + sum(j, h*(I - h*H)^(j - 1)*e(j))',
    },
    iterate(up(n)),
    scope,
  ),
  compare(
    {
      claim: 'Σ = AΣA + h²S in an eigenbasis of H, Σ_11, Σ_12, Σ_22',
      statement,
      source: own,
      printed: '[h*S11/(2*l1 - h*l1^2), h*S12/(l1 + l2 - h*l1*l2), h*S22/(2*l2 - h*l2^2)]',
    },
    stationaryCovariance(
      h,
      symmetric(poly.symbol('l1'), poly.zero, poly.symbol('l2')),
      symbols('S11', 'S12', 'S22'),
    ),
    scope,
  ),
  compare(
    {
      claim: 'Σ_11, Σ_12, Σ_22 for H = [[2, 1], [1, 2]], S = I, h = 1/4',
      statement,
      source: own,
      printed: '[11/105, -4/105, 11/105]',
    },
    stationaryCovariance(m.scalar(q.scalar(rational(1, 4))), numbers(2, 1, 2), numbers(1, 0, 1)),
    scope,
  ),
]
