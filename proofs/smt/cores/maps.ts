import type { Core } from '../core.js'

/** Other maps of the theory: queues, reflections, continued fractions, the moments of Adam. */
export const cores: readonly Core[] = [
  {
    id: 'queue-is-lipschitz',
    statement: 'd6',
    says: '|max(x + ξ, 0) − max(y + ξ, 0)| ≤ |x − y|, and monotone: Lindley’s maps',
    given: [],
    follows:
      'abs(max(x + e, 0) - max(y + e, 0)) <= abs(x - y) and (x > y or max(x + e, 0) <= max(y + e, 0))',
    variants: [
      {
        says: 'with a constant k < 1',
        given: ['0 <= k < 1'],
        follows: 'abs(max(x + e, 0) - max(y + e, 0)) <= k*abs(x - y)',
      },
    ],
  },
  {
    id: 'reflection-is-lipschitz',
    statement: 'd6',
    says: '||ξ − x| − |ξ − y|| ≤ |x − y|',
    given: [],
    follows: 'abs(abs(e - x) - abs(e - y)) <= abs(x - y)',
    variants: [{ says: 'and monotone', follows: 'x > y or abs(e - x) <= abs(e - y)' }],
  },
  {
    id: 'ratios-contract',
    statement: 'd12',
    says: 'x ↦ 1/(x + Y) brings ratios nearer to 1: (x + Y)/(y + Y) ≤ x/y for x ≥ y > 0, Y ≥ 0',
    given: ['0 < y <= x', 'Y >= 0'],
    follows: '(x + Y)/(y + Y) <= x/y',
    variants: [
      {
        says: 'in the distance |x − y| of the line',
        follows: 'abs(1/(x + Y) - 1/(y + Y)) <= abs(x - y)',
      },
    ],
  },
  {
    id: 'cone-of-adam',
    statement: 'd11',
    says: 'Adam keeps m² ≤ C²v, C² = (1 − b_1)²/((1 − b_2)(1 − b_1²/b_2)), for b_1² < b_2 < 1',
    given: [
      '0 <= p < 1',
      'p^2 < q < 1',
      'C*(1 - q)*(1 - p^2/q) == (1 - p)^2',
      'v >= 0',
      'm^2 <= C*v',
    ],
    follows: '(p*m + (1 - p)*g)^2 <= C*(q*v + (1 - q)*g^2)',
    variants: [
      {
        says: 'with half of that C²',
        given: [
          'p == 1/2',
          'q == 1/2',
          '2*C*(1 - q)*(1 - p^2/q) == (1 - p)^2',
          'v >= 0',
          'm^2 <= C*v',
        ],
      },
    ],
  },
]
