import type { Core } from '../core.js'

/**
 * Theorem C4: A = T_1…T_m Z, X = T_1…T_m B with Z, B the forward and backward words of
 * T_{m+1}, …, T_n from θ0. K = k^m and Q = k^{n−m} are variables; z, b are the distances of Z, B
 * from θ0. Variants are refuted at m = 1, n = 3.
 */
const constants = ['0 <= k < 1', 'D >= 0', '0 <= K <= 1', '0 <= Q <= 1']
const example = ['0 < k < 1', 'D == 1', 'K == k', 'Q == k^2']
const radii = ['z <= D*(1 - Q)/(1 - k)', 'b <= D*(1 - Q)/(1 - k)']
const words = [...constants, ...radii]

export const cores: readonly Core[] = [
  {
    id: 'anchored-to-backward',
    statement: 'c4',
    says: '(a): d(A, X) ≤ k^m d(Z, B) ≤ 2D k^m (1 − k^{n−m})/(1 − k)',
    given: [...words, 'x <= K*(z + b)'],
    follows: 'x <= 2*D*K*(1 - Q)/(1 - k)',
    variants: [
      {
        says: 'without the 2',
        given: [...example, ...radii, 'x <= K*(z + b)'],
        follows: 'x <= D*K*(1 - Q)/(1 - k)',
      },
    ],
  },
  {
    id: 'anchored-attained',
    statement: 'c4',
    says: 'D + k|x| takes ∓g_j to g_{j+1}, g_j = D(1 − k^j)/(1 − k), and −D − k|x| to −g_{j+1}',
    given: ['0 <= k < 1', 'D >= 0', '0 <= J <= 1', 'abs(x) == D*(1 - J)/(1 - k)'],
    follows: 'D + k*abs(x) == D*(1 - k*J)/(1 - k) and -D - k*abs(x) == -D*(1 - k*J)/(1 - k)',
    variants: [
      {
        says: 'for the affine D + kx, which meets −g_j elsewhere',
        follows: 'D + k*x == D*(1 - k*J)/(1 - k)',
      },
    ],
  },
  {
    id: 'anchored-affine',
    statement: 'c4',
    says: 'affine maps of one slope reach (1 − k^j)² of (a) only, n − m = 2j: (1 − k^j)² ≤ 1 − k^{2j}',
    given: ['0 <= J <= 1'],
    follows: '(1 - J)^2 <= 1 - J^2 and iff((1 - J)^2 == 1 - J^2, J == 0 or J == 1)',
    variants: [{ says: 'for slopes of any sign, J = k^j', given: ['-1 <= J <= 1'] }],
  },
  {
    id: 'anchored-to-limit',
    statement: 'c4',
    says: '(b): d(A, θ*) ≤ k^m D(2 − k^{n−m})/(1 − k)',
    given: [...words, 'w <= D/(1 - k)', 'x <= K*(z + w)'],
    follows: 'x <= K*D*(2 - Q)/(1 - k)',
    variants: [
      {
        says: 'by the constant of (a)',
        given: [...example, ...radii, 'w <= D/(1 - k)', 'x <= K*(z + w)'],
        follows: 'x <= 2*D*K*(1 - Q)/(1 - k)',
      },
    ],
  },
  {
    id: 'anchored-diameter',
    statement: 'c4',
    says: '(b): any two anchored iterates of one m are within 2D k^m/(1 − k)',
    given: [...constants, 'y <= D/(1 - k)', 'z <= D/(1 - k)', 'x <= K*(y + z)'],
    follows: 'x <= 2*D*K/(1 - k)',
    variants: [
      {
        says: 'within D k^m/(1 − k)',
        given: [...example, 'y <= D/(1 - k)', 'z <= D/(1 - k)', 'x <= K*(y + z)'],
        follows: 'x <= D*K/(1 - k)',
      },
    ],
  },
  {
    id: 'reuse-to-anchored',
    statement: 'c4',
    says: 'reuse: d(T_1…T_m Y_n, A) ≤ k^n D(1 − k^m)/(1 − k)',
    given: [...constants, 'y <= D*(1 - K)/(1 - k)', 'x <= K*(Q*y)'],
    follows: 'x <= K*Q*D*(1 - K)/(1 - k)',
    variants: [
      {
        says: 'the same point: no difference',
        given: [...example, 'y <= D*(1 - K)/(1 - k)', 'x <= K*(Q*y)'],
        follows: 'x <= 0',
      },
    ],
  },
  {
    id: 'reuse-to-backward',
    statement: 'c4',
    says: 'reuse: d(T_1…T_m Y_n, X) ≤ k^m D(2 − k^n − k^{n−m})/(1 − k), k^n = KQ',
    given: [...words, 'y <= D*(1 - K*Q)/(1 - k)', 'x <= K*(y + b)'],
    follows: 'x <= K*D*(2 - K*Q - Q)/(1 - k)',
    variants: [
      {
        says: 'by the constant of (a): the chain from θ0 is longer',
        given: [...example, ...radii, 'y <= D*(1 - K*Q)/(1 - k)', 'x <= K*(y + b)'],
        follows: 'x <= 2*D*K*(1 - Q)/(1 - k)',
      },
    ],
  },
  {
    id: 'freeze',
    statement: 'c4',
    says: 'stopping at X_m: d(X_m, θ*) ≤ D k^m/(1 − k), no more than (b) and half of (a) as n → ∞',
    given: [...constants, 'w <= D/(1 - k)', 'x <= K*w'],
    follows:
      'x <= K*D/(1 - k) and K*D/(1 - k) <= K*D*(2 - Q)/(1 - k) and K*D/(1 - k) == 2*D*K/(1 - k)/2',
    variants: [
      {
        says: 'no more than half of (a) at every n',
        given: [...example, 'w <= D/(1 - k)', 'x <= K*w'],
        follows: 'K*D/(1 - k) <= D*K*(1 - Q)/(1 - k)',
      },
    ],
  },
]
