import { rational } from '../../../src/space/rational.js'
import { compare, type Derivation } from '../derivation.js'
import { solve } from '../linear.js'
import type * as m from '../matrix.js'
import type { Powers } from '../polynomial.js'
import * as poly from '../polynomial.js'

/** Stationary moments by their linear equations: of one step of the chain, expectations taken. */

const s = poly.symbol
const number = (n: number, d = 1) => poly.constant(rational(n, d))
const key = (powers: Powers) => powers.map(([name, k]) => `${name}${k}`).join(' ')

/** E p by a table of joint moments of the named symbols, all others 0; and the empty one is 1. */
const expected = (p: poly.Polynomial, names: string, table: Record<string, poly.Polynomial>) =>
  poly.expectation(
    p,
    name => names.includes(name),
    powers => (powers.length === 0 ? poly.one : (table[key(powers)] ?? poly.zero)),
  )

/** θ ↦ (1 + b − h)θ − bθ′ + he, the heavy ball on θ²/2; x = θ, y = θ′ before the step. */
function heavyBall(): m.Matrix {
  const a = poly.sub(poly.add(poly.one, s('b')), s('h'))
  const step = poly.add(
    poly.sub(poly.mul(a, s('x')), poly.mul(s('b'), s('y'))),
    poly.mul(s('h'), s('e')),
  )
  const moments = { e2: s('s2'), x2: s('v'), y2: s('v'), 'x1 y1': s('w') }
  const E = (p: poly.Polynomial) => expected(p, 'exy', moments)
  const [v] = solve(
    [poly.sub(E(poly.power(step, 2)), s('v')), poly.sub(E(poly.mul(step, s('x'))), s('w'))],
    ['v', 'w'],
  )
  return [[v!]]
}

/** E X², E X⁴ for X = aX′ + be, e = ±1, by two linear equations. */
function signs(a: poly.Polynomial, b: poly.Polynomial): m.Matrix {
  const step = poly.add(poly.mul(a, s('x')), poly.mul(b, s('e')))
  const e = { e2: poly.one, e4: poly.one, x2: s('v'), x4: s('w'), 'e2 x2': s('v') }
  const moment = (k: number) => expected(poly.power(step, k), 'ex', e)
  return solve([poly.sub(moment(2), s('v')), poly.sub(moment(4), s('w'))], ['v', 'w']).map(x => [x])
}

/** E X, …, E X⁴ for X = UX′ + B(1 − U), U uniform on [0, 1], B = 0 or 1 with probability ½. */
function arcsine(): m.Matrix {
  const step = poly.add(poly.mul(s('u'), s('x')), poly.mul(s('b'), poly.sub(poly.one, s('u'))))
  const orders = [1, 2, 3, 4]
  const E = (p: poly.Polynomial) =>
    poly.expectation(
      p,
      name => 'bux'.includes(name),
      powers =>
        powers.reduce((product, [name, k]) => {
          const moment = { b: number(1, 2), u: number(1, k + 1), x: s(`m${k}`) }
          return poly.mul(product, moment[name as keyof typeof moment])
        }, poly.one),
    )
  const equations = orders.map(k => poly.sub(E(poly.power(step, k)), s(`m${k}`)))
  return solve(
    equations,
    orders.map(k => `m${k}`),
  ).map(x => [x])
}

const h = s('h')
const l = s('l')

export const derivations = (): readonly Derivation[] => [
  compare(
    {
      claim: 'E X² and E X⁴, Section 3.1 with e = ±1',
      statement: 'sec-3.1',
      source: 'Retrograde, Section 3.1',
      printed: '[h/(2 - h), 3*(h/(2 - h))^2 - 2*h^4/(1 - (1 - h)^4)]',
    },
    signs(poly.sub(poly.one, h), h),
    {},
  ),
  compare(
    {
      claim: 'E X² and E X⁴ of x ↦ lx ± (1 − l)',
      statement: 'd4',
      source: 'Retrograde, D4',
      printed: '[(1 - l)/(1 + l), 3*((1 - l)/(1 + l))^2 - 2*(1 - l)^4/(1 - l^4)]',
    },
    signs(l, poly.sub(poly.one, l)),
    {},
  ),
  compare(
    {
      claim: 'E X, …, E X⁴ of the walk x ↦ Ux or Ux + 1 − U: arcsine',
      statement: 'd2',
      source: 'Retrograde, D2',
      printed: '[1/2, 3/8, 5/16, 35/128]',
    },
    arcsine(),
    {},
  ),
  compare(
    {
      claim: 'the stationary variance of the heavy ball on θ²/2',
      statement: 'd10',
      source: 'Retrograde, D10',
      printed: '(1 + b)*h*s2/((1 - b)*(2*(1 + b) - h))',
    },
    heavyBall(),
    {},
  ),
]
