import type { Core } from '../core.js'

/**
 * Lemma 2.5 for two points in any number of dimensions, with Δθ and Δg the differences of the points
 * and of the field: a = |Δθ|², b = ⟨Δg, Δθ⟩, c = |Δg|², so that |ΔT|² = a − 2hb + h²c.
 */
const pair = ['a >= 0', 'c >= 0', 'b^2 <= a*c']
const coCoercive = [...pair, '0 < m <= M', '(m + M)*b >= m*M*a + c']

export const cores: readonly Core[] = [
  {
    id: 'step-of-a-field',
    statement: 'lem-2.5',
    says: 'm-monotone and M-Lipschitz: |ΔT|² ≤ (1 − 2hm + h²M²)|Δθ|² for h ≥ 0',
    given: [...pair, 'b >= m*a', 'c <= M^2*a', 'h >= 0'],
    follows: 'a - 2*h*b + h^2*c <= (1 - 2*h*m + h^2*M^2)*a',
    variants: [
      {
        says: 'without h ≥ 0',
        given: [...pair, 'b >= m*a', 'c <= M^2*a'],
      },
      {
        says: 'with the factor (1 − hm)² of gradients, for any field',
        given: [...pair, 'b >= m*a', 'c <= M^2*a', '0 < m <= M', '0 <= h <= 2/(m + M)'],
        follows: 'a - 2*h*b + h^2*c <= (1 - h*m)^2*a',
      },
    ],
  },
  {
    id: 'window-of-a-field',
    statement: 'lem-2.5',
    says: '1 − 2hm + h²M² < 1 exactly for 0 < h < 2m/M²',
    given: ['0 < m <= M'],
    follows: 'iff(1 - 2*h*m + h^2*M^2 < 1, 0 < h < 2*m/M^2)',
    variants: [
      {
        says: 'with the window 0 < h < 2/M of gradients',
        follows: 'iff(1 - 2*h*m + h^2*M^2 < 1, 0 < h < 2/M)',
      },
      {
        says: 'for every h in (0, 1), as "small h in (0, 1)" may be read',
        given: ['0 < m <= M', '0 < h < 1'],
        follows: '1 - 2*h*m + h^2*M^2 < 1',
      },
    ],
  },
  {
    id: 'radicand',
    statement: 'lem-2.5',
    says: '1 − 2hm + h²M² ≥ 1 − m²/M² ≥ 0: the root is real',
    given: ['0 < m <= M'],
    follows: '1 - 2*h*m + h^2*M^2 >= 1 - m^2/M^2 and 1 - m^2/M^2 >= 0',
    variants: [
      {
        says: 'without m ≤ M the root may be of a negative number',
        given: ['m > 0', 'M > 0'],
        follows: '1 - 2*h*m + h^2*M^2 >= 0',
      },
    ],
  },
  {
    id: 'rotation-attains',
    statement: 'lem-2.5',
    says: 'A = [[m, −s], [s, m]], M² = m² + s²: |x − hAx|² = (1 − 2hm + h²M²)|x|²',
    given: ['M^2 == m^2 + s^2'],
    follows: '(x - h*(m*x - s*y))^2 + (y - h*(s*x + m*y))^2 == (1 - 2*h*m + h^2*M^2)*(x^2 + y^2)',
    variants: [
      {
        says: 'with the factor (1 − hm)² of gradients, for m = 3, s = 4, M = 5',
        given: ['m == 3', 's == 4', 'M == 5', '0 <= h <= 2/(m + M)'],
        follows: '(x - h*(m*x - s*y))^2 + (y - h*(s*x + m*y))^2 <= (1 - h*m)^2*(x^2 + y^2)',
      },
    ],
  },
  {
    id: 'co-coercivity',
    statement: 'lem-2.5',
    says: '|Δg − mΔθ|² ≤ (M − m)⟨Δg − mΔθ, Δθ⟩ is (m + M)⟨Δg, Δθ⟩ ≥ mM|Δθ|² + |Δg|²',
    given: [],
    follows: 'iff(c - 2*m*b + m^2*a <= (M - m)*(b - m*a), (m + M)*b >= m*M*a + c)',
    variants: [
      {
        says: 'with M in place of M − m, the constant of the gradient before mθ is taken off',
        given: [...pair, '0 < m <= M', 'm*a <= b', 'c <= M^2*a'],
        follows: 'iff(c - 2*m*b + m^2*a <= M*(b - m*a), (m + M)*b >= m*M*a + c)',
      },
    ],
  },
  {
    id: 'co-coercive-bounds',
    statement: 'lem-2.5',
    says: 'co-coercive: m|Δθ|² ≤ ⟨Δg, Δθ⟩ ≤ M|Δθ|² and m|Δθ| ≤ |Δg| ≤ M|Δθ|',
    given: coCoercive,
    follows: 'm*a <= b and b <= M*a and m^2*a <= c and c <= M^2*a',
    variants: [
      {
        says: 'without Cauchy–Schwarz',
        given: ['a >= 0', 'c >= 0', '0 < m <= M', '(m + M)*b >= m*M*a + c'],
      },
    ],
  },
  {
    id: 'gradient-step-small',
    statement: 'lem-2.5',
    says: 'co-coercive, 0 ≤ h ≤ 2/(m + M): |ΔT|² ≤ (1 − hm)²|Δθ|²',
    given: [...coCoercive, '0 <= h <= 2/(m + M)'],
    follows: 'a - 2*h*b + h^2*c <= (1 - h*m)^2*a',
    variants: [{ says: 'for larger h', given: [...coCoercive, 'h > 2/(m + M)'] }],
  },
  {
    id: 'gradient-step-large',
    statement: 'lem-2.5',
    says: 'co-coercive, h ≥ 2/(m + M): |ΔT|² ≤ (1 − hM)²|Δθ|²',
    given: [...coCoercive, 'h >= 2/(m + M)'],
    follows: 'a - 2*h*b + h^2*c <= (1 - h*M)^2*a',
    variants: [{ says: 'for smaller h', given: [...coCoercive, '0 <= h < 2/(m + M)'] }],
  },
  {
    id: 'gradient-step',
    statement: 'lem-2.5',
    says: 'co-coercive, any h: |ΔT|² ≤ max(|1 − hm|, |1 − hM|)²|Δθ|²',
    given: coCoercive,
    follows: 'a - 2*h*b + h^2*c <= max(abs(1 - h*m), abs(1 - h*M))^2*a',
    variants: [
      {
        says: 'for monotone and Lipschitz fields, which need not be co-coercive',
        given: [...pair, '0 < m <= M', 'b >= m*a', 'c <= M^2*a'],
      },
    ],
  },
  {
    id: 'window-of-a-gradient',
    statement: 'lem-2.5',
    says: 'max(|1 − hm|, |1 − hM|) < 1 exactly for 0 < h < 2/M',
    given: ['0 < m <= M'],
    follows: 'iff(max(abs(1 - h*m), abs(1 - h*M)) < 1, 0 < h < 2/M)',
    variants: [
      { says: 'for m = 0: convex, not strongly', given: ['0 == m', 'm < M'] },
      {
        says: 'h < 2/M alone, as in Example 2.1',
        follows: 'iff(max(abs(1 - h*m), abs(1 - h*M)) < 1, h < 2/M)',
      },
    ],
  },
]
