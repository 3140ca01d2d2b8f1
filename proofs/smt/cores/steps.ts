import type { Core } from '../core.js'

/** Single gradient steps on the line and in an eigenbasis: Example 2.1 and Section 3. */
export const cores: readonly Core[] = [
  {
    id: 'spectrum-between',
    statement: 'ex-2.1',
    says: '|1 − hλ| ≤ max(|1 − hm|, |1 − hM|) for m ≤ λ ≤ M, any h',
    given: ['m <= l <= M'],
    follows: 'abs(1 - h*l) <= max(abs(1 - h*m), abs(1 - h*M))',
    variants: [
      {
        says: 'by the smallest eigenvalue alone',
        given: ['0 < m <= l <= M', 'h > 0'],
        follows: 'abs(1 - h*l) <= abs(1 - h*m)',
      },
    ],
  },
  {
    id: 'best-step',
    statement: 'ex-2.1',
    says: 'the factor is at least (M − m)/(M + m), and is that exactly at h = 2/(m + M)',
    given: ['0 < m < M'],
    follows:
      'max(abs(1 - h*m), abs(1 - h*M)) >= (M - m)/(M + m) and iff(max(abs(1 - h*m), abs(1 - h*M)) == (M - m)/(M + m), h == 2/(m + M))',
    variants: [
      {
        says: 'h = 1/M is best',
        given: ['0 < m < M'],
        follows: 'max(abs(1 - h*m), abs(1 - h*M)) >= 1 - m/M',
      },
    ],
  },
  {
    id: 'window-on-the-line',
    statement: 'sec-3.1',
    says: '|1 − h| < 1 exactly for 0 < h < 2',
    given: [],
    follows: 'iff(abs(1 - h) < 1, 0 < h < 2)',
    variants: [
      {
        says: 'exactly for 0 < h < 1, as the printed window may be meant',
        follows: 'iff(abs(1 - h) < 1, 0 < h < 1)',
      },
    ],
  },
  {
    id: 'stationary-variance',
    statement: 'sec-3.1',
    says: 'for 0 < h < 2, v = (1 − h)²v + h²s² has the one solution h s²/(2 − h) ≥ 0',
    given: ['0 < h < 2', 'q >= 0'],
    follows: 'iff(v == (1 - h)^2*v + h^2*q, v == h*q/(2 - h)) and h*q/(2 - h) >= 0',
    variants: [
      {
        says: 'for h > 2, where the solution is no variance',
        given: ['h > 2', 'q > 0'],
        follows: 'h*q/(2 - h) >= 0',
      },
    ],
  },
  {
    id: 'covariance-denominator',
    statement: 'sec-3.2',
    says: 'l_i + l_j − h l_i l_j > 0 for 0 < h < 2/l_i, 2/l_j: the stationary covariance is finite',
    given: ['l > 0', 'r > 0', '0 < h < 2/l', 'h < 2/r'],
    follows: 'l + r - h*l*r > 0',
    variants: [
      {
        says: 'with h < 2/l for the smaller eigenvalue alone',
        given: ['0 < l <= r', '0 < h < 2/l'],
      },
    ],
  },
  {
    id: 'heavy-ball',
    statement: 'd10',
    says: 'z² − (1 + b − t)z + b = 0, |b| < 1, 0 < t < 2(1 + b): |z| < 1, for z = x + iy, t = hλ',
    given: [
      '-1 < b < 1',
      '0 < t < 2*(1 + b)',
      'x^2 - y^2 - (1 + b - t)*x + b == 0',
      '2*x*y - (1 + b - t)*y == 0',
    ],
    follows: 'x^2 + y^2 < 1',
    variants: [
      {
        says: 'for t < 4, the window at b = 1',
        given: [
          '-1 < b < 1',
          '0 < t < 4',
          'x^2 - y^2 - (1 + b - t)*x + b == 0',
          '2*x*y - (1 + b - t)*y == 0',
        ],
      },
    ],
  },
]
