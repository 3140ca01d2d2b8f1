import { compare, type Derivation } from '../derivation.js'
import { coefficientOf, compose, down, genericFields, scopeOf, up } from '../fields.js'
import * as m from '../matrix.js'
import * as poly from '../polynomial.js'

/** Lemma C.1, Theorem C.2 and the orders beyond, for fields of any Taylor coefficients. */

/** The coefficient of h^q along a word of fields. */
const along = (fields: ReturnType<typeof genericFields>, word: readonly number[], q: number) =>
  coefficientOf(compose(fields, word, q), q)

/** The same of backward minus forward. */
const difference = (fields: ReturnType<typeof genericFields>, q: number) =>
  m.sub(along(fields, up(fields.length), q), along(fields, down(fields.length), q))

const plane = genericFields(2, 3, 2)
const line = genericFields(1, 4, 3)
const schedule = [1, 2].map(i =>
  genericFields(1, 1, 2)[0]!.map(p => poly.mul(poly.symbol(`c${i}`), p)),
)
const repeated = [plane[0]!, plane[1]!, plane[0]!]

export const derivations = (): readonly Derivation[] => [
  compare(
    {
      claim: 'T_1T_2T_3 in the plane, the coefficient of h',
      statement: 'lem-c.1',
      source: 'Dherin et al. 2025, Lemma C.1',
      printed: 'sum(l, V(l))',
    },
    along(plane, up(3), 1),
    scopeOf(plane),
  ),
  compare(
    {
      claim: 'T_1T_2T_3 in the plane, the coefficient of h²',
      statement: 'lem-c.1',
      source: 'Dherin et al. 2025, Lemma C.1',
      printed: 'sum(1 <= u < v <= n, dV(u)*V(v))',
    },
    along(plane, up(3), 2),
    scopeOf(plane),
  ),
  compare(
    {
      claim: 'T_1T_2T_1, an index twice, the coefficient of h²',
      statement: 'lem-c.1',
      source: 'Dherin et al. 2025, Lemma C.1',
      printed: 'sum(1 <= u < v <= n, dV(u)*V(v))',
    },
    along(plane, [1, 2, 1], 2),
    scopeOf(repeated),
  ),
  compare(
    {
      claim: 'backward minus forward, n = 3, at h²: brackets',
      statement: 'thm-c.2',
      source: 'Dherin et al. 2025, Theorem C.2',
      printed: 'sum(1 <= i < j <= n, dV(i)*V(j) - dV(j)*V(i))',
    },
    difference(plane, 2),
    scopeOf(plane),
  ),
  compare(
    {
      claim: 'the same with the Jacobi–Lie bracket, n = 2',
      statement: 'sec-5-sign',
      source: 'the usual bracket',
      printed: 'sum(1 <= i < j <= n, dV(j)*V(i) - dV(i)*V(j))',
      error: 'the Jacobi–Lie bracket is minus the one of the paper',
    },
    difference(plane.slice(0, 2), 2),
    scopeOf(plane.slice(0, 2)),
  ),
  compare(
    {
      claim: 'T_1T_2T_3 in the plane, the coefficient of h³',
      statement: 'thm-b-terms',
      source: 'Retrograde, Theorem B',
      printed:
        'sum(u < v < w, dV(u)*dV(v)*V(w)) + 1/2*sum(u, d2V(u, sum(v > u, V(v)), sum(v > u, V(v))))',
    },
    along(plane, up(3), 3),
    scopeOf(plane),
  ),
  compare(
    {
      claim: 'the same without siblings of one label, v = w, n = 2',
      statement: 'thm-b-terms',
      source: 'a mistake that is easily made',
      printed: 'sum(u < v < w, dV(u)*dV(v)*V(w)) + sum(u < v < w, d2V(u, V(v), V(w)))',
      error: 'siblings may have one label',
    },
    along(plane.slice(0, 2), up(2), 3),
    scopeOf(plane.slice(0, 2)),
  ),
  compare(
    {
      claim: 'backward minus forward, n = 3, at h³',
      statement: 'thm-b-terms',
      source: 'Retrograde, Theorem B',
      printed:
        'sum(u < v < w, dV(u)*dV(v)*V(w) - dV(w)*dV(v)*V(u)) + 1/2*sum(u, d2V(u, sum(v > u, V(v)) - sum(v < u, V(v)), sum(v, V(v)) - V(u)))',
    },
    difference(plane, 3),
    scopeOf(plane),
  ),
  compare(
    {
      claim: 'T_1T_2T_3T_4 on the line, the coefficient of h⁴',
      statement: 'thm-b-terms',
      source: 'Retrograde, Theorem B',
      printed:
        'sum(u < v < w < x, dV(u)*dV(v)*dV(w)*V(x)) + 1/2*sum(u < v, dV(u)*d2V(v, sum(w > v, V(w)), sum(w > v, V(w)))) + sum(u < w < x, d2V(u, sum(v > u, V(v)), dV(w)*V(x))) + 1/6*sum(u, d3V(u)*sum(v > u, V(v))^3)',
    },
    along(line, up(4), 4),
    scopeOf(line),
  ),
  compare(
    {
      claim: 'steps c_1h, c_2h along one field: T_1T_2 − T_2T_1 at h³',
      statement: 'full-batch',
      source: 'Retrograde',
      printed: 'c1*c2*(c2 - c1)/2*V1_xx*V1^2',
    },
    difference(schedule, 3),
    scopeOf(schedule),
  ),
]
