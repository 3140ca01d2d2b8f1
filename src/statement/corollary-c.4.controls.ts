import fc from 'fast-check'
import { rationals } from '../space/rational.js'
import { productsAsked, recursionHolds } from './corollary-c.4.checks.js'
import { corrections, gradientOf, slopes, symmetricMatrix } from './corollary-c.4.recursion.js'
import { lossSystems, showLosses } from './fields.js'
import { atMost } from './finding.js'
import { plane, sameVector, showVector } from './planar.js'
import { property } from './property.js'
import type { Check } from './statement.js'

const Q = rationals

export const controls: readonly Check[] = [
  property({
    name: 'memory of one more vector: C_n kept, and g_n, but no H_n',
    kind: 'exact',
    given: lossSystems(2, 4),
    show: showLosses,
    holds: recursionHolds({ H: false }),
  }),
  property({
    name: 'C_n and H_n kept, but no g_n',
    kind: 'exact',
    given: lossSystems(2, 4),
    show: showLosses,
    holds: recursionHolds({ g: false }),
  }),
  property({
    name: 'θ_n, g_n and C_n determine what C_{n+1} will be',
    kind: 'exact',
    // The first loss with either Hessian: θ_1 = θ_0 − hb, g = b and C_1 = 0 for both.
    given: fc.record({
      A: symmetricMatrix(2),
      B: symmetricMatrix(2),
      b: slopes(2),
      next: slopes(2),
    }),
    show: ({ A, B, b, next }) =>
      `∇²L_1 = ${A.map(showVector)} or ${B.map(showVector)}, ∇L_1 = ${showVector(b)}, ∇L_2 = ${showVector(next)}`,
    holds({ A, B, b, next }) {
      const flat = { hessian: [plane.zero(), plane.zero()], slope: next }
      const [C, D] = [A, B].map(
        hessian => corrections([{ hessian, slope: b }, flat].map(gradientOf), plane.zero())[1]!,
      )
      return sameVector(C!, D!, 'C_2')
    },
  }),
  property({
    name: 'without H_n, O(n) products in all: at most 2N',
    kind: 'exact',
    given: lossSystems(1, 8),
    show: ({ losses }) => `N = ${losses.length}`,
    holds(given) {
      const { products } = productsAsked(given)
      return atMost(Q, Q.of(products), Q.of(2 * given.losses.length), 'Hessian-vector products')
    },
  }),
]
