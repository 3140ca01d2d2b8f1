import { rational } from '../../../src/space/rational.js'
import { compare, type Derivation } from '../derivation.js'
import {
  coefficientOf,
  compose,
  down,
  genericLosses,
  gradient,
  lossScope,
  negative,
  up,
} from '../fields.js'
import * as m from '../matrix.js'
import * as poly from '../polynomial.js'
import { evaluate, type Scope } from '../printed.js'
import * as q from '../quotient.js'

/** Definition C.3 and Corollary C.4, for losses of any Taylor coefficients in the plane. */
const n = 4
const losses = genericLosses(2, n, 3)
const scope = lossScope(losses)
const fields = losses.map(L => negative(gradient(L, 2)))

/** C_k as it is defined. */
const definition = (k: number) =>
  evaluate('sum(i < j, d2L(i)*dL(j) - d2L(j)*dL(i))', { ...scope, integers: { n: k } })

/** The lines of the recursion, as printed, run from n = 2 on to one before a step. */
const lines = { g: 'g + dL(n - 1)', H: 'H + d2L(n - 1)', C: 'C + H*dL(n) - d2L(n)*g' }
const nought = m.sub(definition(2), definition(2))
function before(step: number): Scope {
  const values = { g: nought, H: m.sub(m.identity(2), m.identity(2)), C: nought }
  for (let k = 2; k <= step; k++) {
    const at = (text: string) => evaluate(text, { ...scope, integers: { n: k }, values })
    Object.assign(values, { g: at(lines.g), H: at(lines.H) })
    if (k < step) values.C = at(lines.C)
  }
  return { ...scope, values }
}

/** θ̃_n − X_n, the coefficient of a power of h. */
function error(order: number): m.Matrix {
  const [X, Y] = [up(n), down(n)].map(word => compose(fields, word, order))
  const difference = m.sub(coefficientOf(Y!, order), coefficientOf(X!, order))
  return order === 2 ? m.add(difference, definition(n)) : difference
}

/** AR(1): L_i = (θ − e_i)²/2 at θ = 0. */
const noise = (i: number) => m.vector([poly.symbol(`e${i}`)])
const squares = [...up(n)].map(i =>
  poly.scale(rational(1, 2), poly.power(poly.sub(poly.symbol('x'), poly.symbol(`e${i}`)), 2)),
)
const line = lossScope(squares, 1)
const bracketSum = evaluate('sum(i < j, d2L(i)*dL(j) - d2L(j)*dL(i))', line)
const variance = poly.expectation(
  poly.power(q.polynomial(bracketSum[0]![0]!), 2),
  name => name.startsWith('e'),
  powers => (powers.every(([, k]) => k === 2) ? poly.symbol('s2') : poly.zero),
)

const paper = 'Dherin et al. 2025, Corollary C.4'

export const derivations = (): readonly Derivation[] => [
  compare(
    {
      claim: 'θ̃_n − X_n = O(h³), n = 4: the coefficients of 1, h and h²',
      statement: 'def-c.3',
      source: 'Dherin et al. 2025, (8)',
      printed: '[zero, zero, zero]',
    },
    [0, 1, 2].flatMap(error),
    { ...scope, values: { zero: nought } },
  ),
  compare(
    {
      claim: 'C_4, a sum of brackets, by the recursion from n = 2',
      statement: 'cor-c.4',
      source: paper,
      printed: lines.C,
    },
    definition(n),
    before(n),
  ),
  compare(
    {
      claim: 'g_1 by the recursion from n = 1',
      statement: 'cor-c.4',
      source: paper,
      printed: 'zero',
      error: 'there is no L_0: the recursion starts at n = 2, with g_1 = H_1 = C_1 = 0',
    },
    evaluate(lines.g, {
      integers: { n: 1 },
      values: { g: nought },
      families: { dL: i => m.vector(['x', 'y'].map(x => poly.symbol(`L${i}_${x}`))) },
    }),
    { ...scope, values: { zero: nought } },
  ),
  compare(
    {
      claim: 'C_4 in one pass',
      statement: 'cor-c.4',
      source: 'Retrograde, Corollary C.4',
      printed: 'sum(i, d2L(i)*(sum(j > i, dL(j)) - sum(j < i, dL(j))))',
    },
    definition(n),
    scope,
  ),
  compare(
    {
      claim: 'C_4 for AR(1), gradients θ − e_i',
      statement: 'def-c.3',
      source: 'Retrograde, Definition C.3',
      printed: 'sum(j, (n + 1 - 2*j)*e(j))',
    },
    bracketSum,
    { ...line, families: { e: noise } },
  ),
  compare(
    {
      claim: 'Var C_4 for AR(1)',
      statement: 'def-c.3',
      source: 'Retrograde, Definition C.3',
      printed: 's2*n*(n^2 - 1)/3',
    },
    m.vector([variance]),
    line,
  ),
]
