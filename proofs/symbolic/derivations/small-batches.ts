import { rational } from '../../../src/space/rational.js'
import { compare, type Derivation } from '../derivation.js'
import {
  coefficientOf,
  compose,
  down,
  genericLosses,
  gradient,
  jacobian,
  negative,
  scopeOf,
} from '../fields.js'
import * as m from '../matrix.js'
import * as poly from '../polynomial.js'

/** D.1: T_small = (id + h′V_c) … (id + h′V_1), V_i = −∇L_i, against T_large. Here h is h′. */
const losses = genericLosses(2, 3, 3)
const fields = losses.map(L => negative(gradient(L, 2)))
const two = fields.slice(0, 2)
const small = (c: number, q: number) => coefficientOf(compose(fields.slice(0, c), down(c), q), q)

/** −c·∇L_B for the mean loss: the coefficient of h′ in T_large, h = c·h′. */
const mean = poly.scale(rational(1, 3), poly.add(...losses))
const large = compose([negative(gradient(mean, 2)).map(p => poly.scale(rational(3), p))], [1], 1)

/** ∂_x F_y − ∂_y F_x at 0 of F = Σ_{i>j} V_i′V_j, which vanishes for gradients. */
function curl(): poly.Polynomial {
  const [[a, b], [c, d]] = jacobian(two[1]!) as [
    [poly.Polynomial, poly.Polynomial],
    [poly.Polynomial, poly.Polynomial],
  ]
  const [x, y] = two[0]! as [poly.Polynomial, poly.Polynomial]
  const F = [poly.add(poly.mul(a, x), poly.mul(b, y)), poly.add(poly.mul(c, x), poly.mul(d, y))]
  const difference = poly.sub(poly.derivative(F[1]!, 'x'), poly.derivative(F[0]!, 'y'))
  return poly.substitute(
    difference,
    new Map([
      ['x', poly.zero],
      ['y', poly.zero],
    ]),
  )
}

const paper = 'Dherin et al. 2025, D.1'
const statement = 'sec-d.1'

export const derivations = (): readonly Derivation[] => [
  compare(
    {
      claim: 'hV_B, L_B the mean of c = 3 losses, h = c·h′',
      statement,
      source: paper,
      printed: 'sum(i, V(i))',
    },
    coefficientOf(large, 1),
    scopeOf(fields),
  ),
  compare(
    {
      claim: 'T_small, c = 3, the coefficient of h′',
      statement,
      source: paper,
      printed: 'sum(i, V(i))',
    },
    small(3, 1),
    scopeOf(fields),
  ),
  compare(
    {
      claim: 'T_small, c = 2, the coefficient of h′²',
      statement,
      source: paper,
      printed: 'sum(i < j, dV(i)*V(j))',
      error: 'the order of the indices: the sum is over i > j, here V_2′V_1',
    },
    small(2, 2),
    scopeOf(two),
  ),
  compare(
    {
      claim: 'T_small, c = 3, at h′², the indices put right',
      statement,
      source: 'Retrograde, D.1',
      printed: 'sum(i > j, dV(i)*V(j))',
    },
    small(3, 2),
    scopeOf(fields),
  ),
  compare(
    {
      claim: 'the curl of that term at c = 2',
      statement,
      source: 'what a gradient has',
      printed: '0',
      error: 'D.1 calls the term a regularisation, but in general it is no gradient',
    },
    m.vector([curl()]),
    {},
  ),
]
