import fc from 'fast-check'
import { type Rational, rational, rationals } from '../space/rational.js'
import { all, either, equals, type Finding, stated } from './finding.js'
import { property, single } from './property.js'
import type { Statement } from './statement.js'

const Q = rationals

/** −1 + 2i/N for i = from, …, to. */
const grid = (N: number, from: number, to: number): Rational[] =>
  Array.from({ length: to - from + 1 }, (_, j) => rational(2 * (from + j), N).sub(1))

const different = (xs: readonly Rational[]) => new Set(xs.map(x => x.toFraction())).size

const printed = grid(100, 0, 100)

/** So many different points, evenly spaced from −1 to 1. */
function isGrid(xs: readonly Rational[], points: number): Finding {
  const step = rational(2, points - 1)
  const finding = all([
    equals(Q, Q.of(different(xs)), Q.of(points), 'points'),
    equals(Q, xs[0]!, rational(-1), 'first'),
    equals(Q, xs.at(-1)!, Q.one, 'last'),
    ...xs.slice(1).map((x, i) => equals(Q, x.sub(xs[i]!), step, 'spacing')),
  ])
  return stated(finding, `${points} points, spacing ${step.toFraction()}`)
}

/** Whether a run of so many steps of batch size 1 ends with an epoch over so many points. */
const endsEpoch = (steps: number, points: number): Finding =>
  either(
    steps % points === 0,
    `${steps} = ${Math.floor(steps / points)}·${points} + ${steps % points}`,
  )

export const sectionA1: Statement = {
  id: 'sec-a.1',
  title: '101 points on a graph',
  source: 'Dherin et al. 2025, Appendix A.1',
  claim:
    'The points x_i = −1 + 2i/100, i = 0, …, 100, are 101, evenly spaced by 1/50, both ends of [−1, 1] among them; they are a grid and not a random sample. The graph of x² has 51 different values on them, that of x³ has 101. Of 1400 steps with batch size 1 an epoch takes 101, so that the run ends 87 steps into its 14th epoch. A hundred such points would be −1 + 2i/99, i = 0, …, 99, and 1400 steps 14 epochs of them.',
  tex: String.raw`\#\bigl\{-1+\tfrac{2i}{100}: i=0,\dots,100\bigr\}=101,\qquad 1400=13\cdot101+87=14\cdot100`,
  hypotheses: ['i runs through all integers from 0 to 100'],
  verdict: 'holds as amended',
  printed:
    'A network is trained to regress 100 points uniformly sampled from function graphs, D = {(x_i, y_i) : y_i = f(x_i), x_i = −1 + 2i/100, i = 0, …, 100}, with batch size 1 for 1400 steps.',
  correction:
    'The set has 101 points, not 100, and they are evenly spaced rather than sampled. It matters where epochs do: 1400 steps are 14 epochs of 100 points, but not whole epochs of 101.',
  checks: [
    single('101 points, spaced by 1/50 from −1 to 1', 'exact', () => isGrid(printed, 101)),
    property({
      name: 'i = 0, …, N gives N + 1 points, spaced by 2/N',
      kind: 'exact',
      given: fc.integer({ min: 1, max: 300 }),
      show: N => `N = ${N}`,
      runs: 20,
      holds: N => isGrid(grid(N, 0, N), N + 1),
    }),
    single('−1 + 2i/99, i = 0, …, 99, are 100 points', 'exact', () => isGrid(grid(99, 0, 99), 100)),
    single('51 values of x², 101 of x³', 'exact', () => {
      const values = [2, 3].map(p => different(printed.map(x => x.pow(p) as Rational)))
      return either(values.join() === '51,101', `${values.join(' and ')} values`)
    }),
    single('1400 steps: 13 epochs and 87 steps of 101, 14 epochs of 100', 'exact', () =>
      stated(
        all([
          endsEpoch(1400 - 87, 101),
          endsEpoch(1400, 100),
          equals(Q, Q.of(1400 - 87), Q.of(13 * 101), 'steps'),
        ]),
        '1400 = 13·101 + 87 = 14·100',
      ),
    ),
  ],
  controls: [
    single('as printed: 100 points', 'exact', () =>
      equals(Q, Q.of(different(printed)), Q.of(100), 'points'),
    ),
    single('i = 1, …, 100: 100 points from −1 to 1', 'exact', () => isGrid(grid(100, 1, 100), 100)),
    single('1400 steps are whole epochs of the 101 points', 'exact', () => endsEpoch(1400, 101)),
  ],
}
