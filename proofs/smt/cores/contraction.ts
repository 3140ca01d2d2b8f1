import type { Core } from '../core.js'

/**
 * Theorem 2.2 and what goes with it. Powers of k are variables: K = k^n, J = k^j, Q = k^(m−n), so
 * that one step of an induction is arithmetic.
 */
const factor = '0 <= k < 1'

export const cores: readonly Core[] = [
  {
    id: 'geometric-step',
    statement: 'thm-2.2',
    says: 'D(1 − k^j)/(1 − k) + k^j D = D(1 − k^{j+1})/(1 − k)',
    given: ['k != 1'],
    follows: 'D*(1 - J)/(1 - k) + J*D == D*(1 - k*J)/(1 - k)',
    variants: [
      {
        says: 'with k^{j+1} added, one power too far',
        follows: 'D*(1 - J)/(1 - k) + k*J*D == D*(1 - k*J)/(1 - k)',
      },
    ],
  },
  {
    id: 'cauchy-bound',
    statement: 'thm-2.2',
    says: 'd(X_n, X_m) ≤ k^n D(1 − k^{m−n})/(1 − k) ≤ k^n D/(1 − k)',
    given: [factor, 'D >= 0', '0 <= K <= 1', '0 <= Q <= 1', 'x <= K*y', 'y <= D*(1 - Q)/(1 - k)'],
    follows: 'x <= K*D*(1 - Q)/(1 - k) and x <= K*D/(1 - k)',
    variants: [
      {
        says: 'by (1 − k^{n−m+2})/(1 − k), as printed, for n = 0, m = 3',
        given: ['0 < k < 1', 'D > 0', 'K == 1', 'Q == k^3', 'x <= K*y', 'y <= D*(1 - Q)/(1 - k)'],
        follows: 'x <= K*D*(1 - k^2/Q)/(1 - k)',
      },
    ],
  },
  {
    id: 'another-start',
    statement: 'thm-2.2',
    says: 'd(θ̃, Tθ̃) ≤ D + (1 + k) d(θ, θ̃)',
    given: [factor, 'd >= 0', 'x <= D', 'y <= k*d', 'z <= d + x + y'],
    follows: 'z <= D + (1 + k)*d',
    variants: [{ says: 'by the D of θ', follows: 'z <= D' }],
  },
  {
    id: 'ball-kept',
    statement: 'thm-2.2',
    says: 'd(θ, x) ≤ D/(1 − k) gives d(θ, Tx) ≤ D + k d(θ, x) ≤ D/(1 − k)',
    given: [factor, 'D >= 0', 'x <= D/(1 - k)', 'y <= D + k*x'],
    follows: 'y <= D/(1 - k)',
    variants: [
      {
        says: 'for the ball of radius D',
        given: [factor, 'D >= 0', 'x <= D', 'y <= D + k*x'],
        follows: 'y <= D',
      },
    ],
  },
  {
    id: 'last-step-bounds-error',
    statement: 'banach',
    says: 'one map: d(x_n, x*) ≤ k/(1 − k) d(x_n, x_{n−1})',
    given: [factor, 'p >= 0', 'q >= 0', 'q <= k*p', 'p <= q + s'],
    follows: 'q <= k/(1 - k)*s',
    variants: [
      { says: 'd(x_n, x*) ≤ d(x_n, x_{n−1}), the step as the error', follows: 'q <= s' },
      {
        says: 'for another map in the last step, where x* is not its fixed point',
        given: [factor, 'p >= 0', 'q >= 0', 'e > 0', 'q <= k*p + e', 'p <= q + s'],
      },
    ],
  },
  {
    id: 'region-kept',
    statement: 'local-2.2',
    says: 'd(c, Tc) ≤ (1 − k)r and d(c, x) ≤ r give d(c, Tx) ≤ r',
    given: [factor, 'r >= 0', 'x <= r', 'y <= (1 - k)*r', 'z <= y + k*x'],
    follows: 'z <= r',
    variants: [
      {
        says: 'a contraction on the ball with its centre sent into the ball',
        given: [factor, 'r >= 0', 'x <= r', 'y <= r', 'z <= y + k*x'],
      },
    ],
  },
  {
    id: 'step-cancels',
    statement: 'local-2.2',
    says: 'h|∇L_i(c)| ≤ (1 − k)r with k = 1 − hm is |∇L_i(c)| ≤ mr',
    given: ['h > 0', 'k == 1 - h*m'],
    follows: 'iff(h*g <= (1 - k)*r, g <= m*r)',
    variants: [
      {
        says: 'a small enough h always does',
        given: ['0 < h < 1/100', 'k == 1 - h*m', 'm > 0', 'r > 0', 'g >= 0'],
        follows: 'h*g <= (1 - k)*r',
      },
    ],
  },
  {
    id: 'common-fixed-point',
    statement: 'rem-2.3',
    says: 'all maps fix θ*: d(Y_n, θ*) ≤ k^n d(θ, θ*) goes on to n + 1, forward',
    given: [factor, 'J >= 0', 'y <= J*d', 'z <= k*y'],
    follows: 'z <= k*J*d',
    variants: [
      {
        says: 'where the next map moves θ* by e > 0',
        given: [factor, 'J >= 0', 'e > 0', 'y <= J*d', 'z <= k*y + e'],
      },
    ],
  },
  {
    id: 'two-zeros',
    statement: 'rem-2.3',
    says: 'two points fixed by T: Lip(T) ≥ 1',
    given: ['d > 0', 'd <= k*d'],
    follows: 'k >= 1',
    variants: [{ says: 'one point, taken twice', given: ['d >= 0', 'd <= k*d'] }],
  },
]
