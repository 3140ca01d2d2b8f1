import fc from 'fast-check'
import { backward } from '../order/backward.js'
import { forward } from '../order/forward.js'
import { rational, rationals } from '../space/rational.js'
import { type Cycle, cyclicLimits, cyclicSums, showSet } from './data-order.cycles.js'
import type { Epochs } from './data-order.epochs.js'
import { all, either, equals } from './finding.js'
import { rationalUpTo } from './given.js'
import { property, single } from './property.js'
import type { Check } from './statement.js'

const Q = rationals

export const slopes = fc
  .tuple(fc.integer({ min: -5, max: 5 }), fc.integer({ min: 6, max: 9 }))
  .map(([p, q]) => rational(p, q))

const cycles: fc.Arbitrary<Cycle> = fc.record({
  k: slopes,
  shifts: fc.array(rationalUpTo(6), { minLength: 1, maxLength: 6 }),
})

export const showSteps = ({ k, shifts }: Cycle) =>
  `k = ${k.toFraction()}, b = ${shifts.map(b => b.toFraction()).join(', ')}`

export const halves = (...shifts: number[]): Epochs => ({
  k: rational(1, 2),
  shifts: shifts.map(b => rational(b)),
})

export const limits: readonly Check[] = [
  property({
    name: 'cycles of kx + b: limits Σ k^j b_{φ±j}/(1 − k^N)',
    kind: 'exact',
    given: cycles,
    show: showSteps,
    holds: cycle => {
      const [x, y] = [backward, forward].map(order => cyclicLimits(cycle, order))
      const [up, down] = ([1, -1] as const).map(direction => cyclicSums(cycle, direction))
      const N = cycle.shifts.length
      return all(
        cycle.shifts.flatMap((_, phase) => [
          equals(Q, x![phase]!, up![phase]!, `backward, φ = ${phase}`),
          // Forward through N maps from phase φ ends with the map before φ.
          equals(Q, y![phase]!, down![(phase + N - 1) % N]!, `forward, φ = ${phase}`),
        ]),
      )
    },
  }),
  single('cyclic x/2 + {0, 1, 3}: {10/7, 20/7, 26/7} and {2, 2, 4}', 'exact', () => {
    const found = [backward, forward].map(order => showSet(cyclicLimits(halves(0, 1, 3), order)))
    const holds = found[0] === '{10/7, 20/7, 26/7}' && found[1] === '{2, 2, 4}'
    return either(holds, `backward ${found[0]}, forward ${found[1]}`)
  }),
]
