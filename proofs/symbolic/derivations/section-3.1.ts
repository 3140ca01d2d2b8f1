import { compare, type Derivation } from '../derivation.js'
import { compose, down, type Field, up } from '../fields.js'
import { solve } from '../linear.js'
import * as m from '../matrix.js'
import * as poly from '../polynomial.js'
import type { Scope } from '../printed.js'
import * as q from '../quotient.js'

/** Section 3.1: T_i θ = θ − h(θ − e_i), composed; then the moments of its iterates. */
const n = 4
const e = (i: number) => poly.symbol(`e${i}`)
const fields: readonly Field[] = [...up(n + 1)].map(i => [poly.sub(e(i), poly.symbol('x'))])
const theta = [poly.symbol('theta')]
const iterate = (word: readonly number[], start: Field = theta) =>
  compose(fields, word, Number.POSITIVE_INFINITY, start)[0]!
const [X, Y] = [iterate(up(n)), iterate(down(n))]
const value = (p: poly.Polynomial) => m.vector([p])

const scope: Scope = {
  integers: { n },
  families: { e: i => value(e(i)) },
  forms: {},
}

/** E over independent e_i of mean 0 and variance s2, and over a stationary xi of variance v. */
const mean = (p: poly.Polynomial) =>
  poly.expectation(
    p,
    name => /^e\d|^xi$/.test(name),
    powers =>
      powers.reduce((product, [name, k]) => {
        if (k > 2) throw new RangeError(`${name}^${k}: expected moments to the second`)
        const square = poly.symbol(name === 'xi' ? 'v' : 's2')
        return k === 1 ? poly.zero : poly.mul(product, square)
      }, poly.one),
  )
const squared = (p: poly.Polynomial) => poly.power(p, 2)

/** xi ↦ T_i xi, xi ↦ T_iT_j xi, … for a stationary xi. */
const stationary = (word: readonly number[]) => iterate(word, [poly.symbol('xi')])
/** v, from v = E (T_1 xi)². */
const [v] = solve([poly.sub(mean(squared(stationary([1]))), poly.symbol('v'))], ['v'])
/** A polynomial in v with v solved for. */
function solved(p: poly.Polynomial): m.Matrix {
  const [constant, slope] = [0, 1].map(k => q.quotient(poly.coefficient(p, 'v', k)))
  return m.scalar(q.add(constant!, q.mul(slope!, v!)))
}

const paper = 'Dherin et al. 2025, Section 3.1'
const own = 'Retrograde, Section 3.1'
const statement = 'sec-3.1'
const forward = '(1 - h)^n*theta + sum(j, h*(1 - h)^(n - j)*e(j))'
const backward = '(1 - h)^n*theta + sum(j, h*(1 - h)^(j - 1)*e(j))'

export const derivations = (): readonly Derivation[] => [
  compare(
    { claim: 'the map', statement, source: paper, printed: '(1 - h)*theta + h*e(1)' },
    value(iterate([1])),
    scope,
  ),
  compare(
    {
      claim: 'T_2T_1(θ)',
      statement,
      source: paper,
      printed: '(1 - h)^2*theta + h*e(2) + (1 - h)*h*e(1)',
    },
    value(iterate([2, 1])),
    scope,
  ),
  compare(
    { claim: 'T_n…T_1(θ), n = 4', statement, source: paper, printed: forward },
    value(Y),
    scope,
  ),
  compare(
    {
      claim: 'T_n…T_1(θ) once more, as the backward formula is headed',
      statement,
      source: paper,
      printed: backward,
      error: 'the formula is that of T_1…T_n',
    },
    value(Y),
    scope,
  ),
  compare(
    { claim: 'T_1…T_n(θ), n = 4', statement, source: own, printed: backward },
    value(X),
    scope,
  ),
  compare(
    {
      claim: 'X_{n+1} − X_n, n = 4',
      statement,
      source: own,
      printed: '(1 - h)^n*h*(e(n + 1) - theta)',
    },
    value(poly.sub(iterate(up(n + 1)), X)),
    scope,
  ),
  compare(
    {
      claim: 'Var X_n, n = 4, by taking expectations',
      statement,
      source: own,
      printed: 'h*s2/(2 - h)*(1 - (1 - h)^(2*n))',
    },
    value(poly.sub(mean(squared(X)), squared(mean(X)))),
    scope,
  ),
  compare(
    {
      claim: 'Var Y_n, n = 4, the same',
      statement,
      source: own,
      printed: 'h*s2/(2 - h)*(1 - (1 - h)^(2*n))',
    },
    value(poly.sub(mean(squared(Y)), squared(mean(Y)))),
    scope,
  ),
  compare(
    {
      claim: 'the stationary variance, from v = E (T_1ξ)²',
      statement,
      source: own,
      printed: 'h*s2/(2 - h)',
    },
    m.scalar(v!),
    scope,
  ),
  compare(
    {
      claim: 'E (X_n − θ*)², n = 4, θ* = T_1…T_n ξ for a stationary ξ',
      statement,
      source: own,
      printed: '(1 - h)^(2*n)*(theta^2 + h*s2/(2 - h))',
    },
    solved(mean(squared(poly.sub(X, stationary(up(n)))))),
    scope,
  ),
  compare(
    {
      claim: 'E (Y_{n+1} − Y_n)², stationary',
      statement,
      source: own,
      printed: '2*h*(h*s2/(2 - h))',
    },
    solved(mean(squared(poly.sub(stationary([1]), poly.symbol('xi'))))),
    scope,
  ),
  compare(
    {
      claim: 'E Y_0Y_3, stationary',
      statement,
      source: own,
      printed: '(1 - h)^3*h*s2/(2 - h)',
    },
    solved(mean(poly.mul(stationary([3, 2, 1]), poly.symbol('xi')))),
    scope,
  ),
]
