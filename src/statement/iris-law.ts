import { applyWord } from '../iterate/apply-word.js'
import { projectionTest } from '../law/projection-test.js'
import { smirnovTest } from '../law/smirnov.js'
import { sgdStep } from '../map/sgd-step.js'
import { backward } from '../order/backward.js'
import { forward } from '../order/forward.js'
import type { Order } from '../order/order.js'
import { cyclic } from '../random/cyclic.js'
import { independent } from '../random/independent.js'
import { integer } from '../random/integer.js'
import { normal } from '../random/normal.js'
import type { RandomMap } from '../random/random-map.js'
import { Source } from '../random/source.js'
import type { Figure } from './figure.js'
import { either } from './finding.js'
import { irisSgd, rounding } from './iris.js'
import { single } from './property.js'
import { empirical, sampledVectors } from './sampled.js'
import type { Context, Outcome, Statement } from './statement.js'
import { LEVELS, tested } from './tested.js'

type Point = Float64Array

const sgd = irisSgd()
const { space, random, risk } = sgd
const dim = risk.dim
const origin: Point = new Float64Array(dim)
/** Points stay in the ball of this radius about the origin. */
const radius = sgd.displacement(origin) / (1 - sgd.k)

/** Which iterates, and how many realisations of each order. */
const n = 120
const realisations = ({ quick }: Context) => (quick ? 1000 : 2500)

/** Independent realisations. Samples of different streams share no batch. */
function sample(
  context: Context,
  order: Order,
  size: number,
  stream: number,
  randomMap: RandomMap<Point> = random,
): Point[] {
  return sampledVectors(randomMap, dim, order, { n, size, seed: context.seed, stream })
}

/** Whether Smirnov's test tells a statistic of X_n from that of Y_n. */
function sameIn(
  statistic: (w: Point) => number,
  randomMap: RandomMap<Point>,
  context: Context,
): Outcome {
  const size = realisations(context)
  const [x, y] = [backward, forward].map((order, stream) =>
    Float64Array.from(sample(context, order, size, stream, randomMap), statistic),
  )
  return tested(smirnovTest.run([x!, y!], LEVELS), 'sup|F_X − F_Y|')
}

/** Batches of 4, i.i.d., but steps a tenth as long after map `full`. */
const slowing = (full: number) =>
  independent(space, {
    name: 'SGD that slows down',
    drawAt(i) {
      const step = i <= full ? sgd.step : sgdStep(risk, sgd.h / 10)
      const row = integer(risk.rows)
      return source => step(Array.from({ length: sgd.batch }, () => row(source)))
    },
  })

/** The 100 rows cut into 25 fixed batches, in the order of the table: the classes come in turn. */
const batches = Array.from({ length: 25 }, (_, b) =>
  sgd.step(Array.from({ length: sgd.batch }, (_, i) => sgd.batch * b + i)),
)

/** The 25 points that the iterate at n takes when the batches are used in turn, a phase each. */
function atoms(order: Order): Point[] {
  return batches.map((_, phase) => {
    const maps = { at: (i: number) => batches[(i - 1 + phase) % batches.length]! }
    return applyWord(maps, order.word(n), origin, space)
  })
}

/** In ℝ^6, weights and loss: the six axes, and five random directions of the weights. */
function directions(seed: number): Point[] {
  const draw = normal(0, 1)
  const source = new Source(seed, 'instances')
  const axis = (i: number) => new Float64Array(dim + 1).map((_, j) => (i === j ? 1 : 0))
  const oblique = (i: number) =>
    new Float64Array(dim + 1).map((_, j) => (j < dim ? draw(source.seek(i, j + 1)) : 0))
  return [...[0, 1, 2, 3, 4, 5].map(axis), ...[0, 1, 2, 3, 4].map(oblique)]
}

function lossFigure(x: readonly Point[], y: readonly Point[]): Figure {
  const losses = (points: readonly Point[]) => Float64Array.from(points, w => risk.loss(w))
  return {
    id: 'iris-law-loss',
    title: 'SGD on iris: law of the loss across seeds',
    caption: `${x.length} backward and ${y.length} forward realisations, all independent, at one n. One law.`,
    x: { label: 'loss on all 100 rows' },
    y: { label: 'share of realisations' },
    series: [
      { name: 'forward Y_n', mark: 'step', points: empirical(losses(y)) },
      { name: 'backward X_n', mark: 'step', dashed: true, points: empirical(losses(x)) },
    ],
  }
}

export const irisLaw: Statement = {
  id: 'iris-law',
  title: 'X_n and Y_n have one law: iris',
  source: 'Dherin et al. 2025, Theorem 2.6 (as amended); data: Fisher 1936',
  claim:
    'For SGD on iris with i.i.d. batches the backward iterate X_n and the forward iterate Y_n have one law at every n, though along one realisation the first settles and the second wanders. Across seeds no test can tell them apart: not by the loss, not by any weight. With the batches taken in a fixed cyclic order the laws differ.',
  tex: String.raw`T_1T_2\cdots T_n w\;\overset{d}{=}\;T_nT_{n-1}\cdots T_1 w\qquad\text{since}\qquad (T_1,\dots,T_n)\overset{d}{=}(T_n,\dots,T_1)`,
  hypotheses: ['batches are i.i.d., drawn with replacement'],
  verdict: 'holds as amended',
  correction:
    'The paper asks for independence alone; identical distribution is needed too. It also reads the settling of one path as faster or less variable training: at any fixed n the whole distribution of the loss across seeds is the same.',
  checks: [
    single('loss, 5 weights, 5 random directions: Smirnov', 'statistical', context => {
      const size = realisations(context)
      const [x, y] = [backward, forward].map((order, stream) =>
        sample(context, order, size, stream),
      )
      const withLoss = (points: readonly Point[]) =>
        points.map(w => Float64Array.of(...w, risk.loss(w)))
      const test = projectionTest(directions(context.seed))
      return {
        ...tested(test.run([withLoss(x!), withLoss(y!)], LEVELS), 'sup|F_u − G_u|'),
        figures: [lossFigure(x!, y!)],
      }
    }),
  ],
  controls: [
    single('25 batches in cyclic order: the 25 atoms coincide', 'numerical', () => {
      const [x, y] = [atoms(backward), atoms(forward)]
      const nearest = Math.min(...x.flatMap(p => y.map(q => space.distance(p, q))))
      const slack = 2 * rounding(sgd, radius)
      return either(
        nearest <= slack,
        `no atom of X_n within ${nearest.toPrecision(2)} of one of Y_n; rounding ${slack.toExponential(0)}`,
      )
    }),
    // Over the 25 atoms sup|F_X − F_Y| is 0.52 in this weight.
    single('25 batches in cyclic order: weight of sepal length', 'statistical', context =>
      sameIn(w => w[0]!, cyclic(space, batches, 'random'), context),
    ),
    single('independent, not identical: steps h/10 in the 2nd half', 'statistical', context =>
      sameIn(w => risk.loss(w), slowing(n / 2), context),
    ),
  ],
}
