import type { Core } from '../core.js'

/**
 * Two maps T_i = id + hV_i on the line, V_i(x) = p_i + q_i x + r_i x². With the fields, their slopes
 * and their values at T_j x as variables, T_1T_2x − T_2T_1x is a polynomial.
 */
const fields = [
  'V == p + q*x + r*x^2',
  'W == s + t*x + u*x^2',
  'h > 0',
  'F == x + h*W + h*(p + q*(x + h*W) + r*(x + h*W)^2)',
  'G == x + h*V + h*(s + t*(x + h*V) + u*(x + h*V)^2)',
]
const bracket = '((q + 2*r*x)*W - (t + 2*u*x)*V)'

export const cores: readonly Core[] = [
  {
    id: 'affine-commutator',
    statement: 'sec-5-sign',
    says: 'affine fields: T_1T_2 − T_2T_1 = h²(V_1′V_2 − V_2′V_1), with no remainder',
    given: ['V == p + q*x', 'W == s + t*x', 'h > 0'],
    follows: '(x + h*W + h*(p + q*(x + h*W))) - (x + h*V + h*(s + t*(x + h*V))) == h^2*(q*W - t*V)',
    variants: [
      {
        says: 'with the sign of the Jacobi–Lie bracket',
        follows:
          '(x + h*W + h*(p + q*(x + h*W))) - (x + h*V + h*(s + t*(x + h*V))) == h^2*(t*V - q*W)',
      },
    ],
  },
  {
    id: 'quadratic-commutator',
    statement: 'thm-c.2',
    says: 'quadratic fields: T_1T_2 − T_2T_1 = h²[V_1, V_2] + h³(r_1V_2² − r_2V_1²)',
    given: fields,
    follows: `F - G == h^2*${bracket} + h^3*(r*W^2 - u*V^2)`,
    variants: [{ says: 'without the term in h³', follows: `F - G == h^2*${bracket}` }],
  },
  {
    id: 'commutator-remainder',
    statement: 'thm-c.2',
    says: '|V_i| ≤ B, |V_i″| ≤ 2C: the remainder is at most 2CB²h³',
    given: ['abs(V) <= B', 'abs(W) <= B', 'abs(r) <= C', 'abs(u) <= C', 'h >= 0'],
    follows: 'abs(h^3*(r*W^2 - u*V^2)) <= 2*C*B^2*h^3',
    variants: [{ says: 'at most CB²h³', follows: 'abs(h^3*(r*W^2 - u*V^2)) <= C*B^2*h^3' }],
  },
  {
    id: 'steps-of-one-field',
    statement: 'full-batch',
    says: 'steps c_1, c_2 along one quadratic field V: T_1T_2 − T_2T_1 = h³c_1c_2(c_2 − c_1)V″V²/2',
    given: ['h > 0', 'V == p + q*x + r*x^2', 'y == x + h*c*V', 'z == x + h*e*V'],
    follows: '(z + h*c*(p + q*z + r*z^2)) - (y + h*e*(p + q*y + r*y^2)) == h^3*c*e*(e - c)*r*V^2',
    variants: [
      {
        says: 'steps along one field commute',
        follows: 'z + h*c*(p + q*z + r*z^2) == y + h*e*(p + q*y + r*y^2)',
      },
    ],
  },
]
