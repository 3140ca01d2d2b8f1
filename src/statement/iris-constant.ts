import { chartOf, drawnFrom } from '../estimate/charted.js'
import { lemmaFactor } from '../estimate/curvature.js'
import { extremeValue } from '../estimate/extreme-value.js'
import { jacobianNorms } from '../estimate/jacobian-norm.js'
import { box } from '../estimate/region.js'
import { sampledPairs } from '../estimate/sampled-pairs.js'
import { steepestPoint } from '../estimate/steepest-point.js'
import { lipschitzIn } from '../map/self-map.js'
import { sgdStep } from '../map/sgd-step.js'
import { spectralNorm } from '../map/spectral-norm.js'
import { drawRows } from '../random/batch-law.js'
import { Source } from '../random/source.js'
import { real } from '../space/real.js'
import { unitRoundoff } from '../space/roundoff.js'
import { upTo } from './counted.js'
import type { Figure } from './figure.js'
import { all, atMost, type Finding, stated } from './finding.js'
import { irisRows, irisSgd } from './iris.js'
import { single } from './property.js'
import type { Context, Statement } from './statement.js'

const { space, risk, m, batch: size } = irisSgd()
const rows = irisRows()
const origin = new Float64Array(risk.dim)
const region = box(
  origin.map(() => -2),
  origin.map(() => 2),
)
/** Away from the origin, where no row's slope is at its steepest. */
const aside = box(
  origin.map(() => 4),
  origin.map(() => 6),
)

/** Batch number i of a seed. */
const batchOf = (seed: number, i: number): readonly number[] =>
  drawRows(risk.rows, size)(new Source(seed, 'instances').seek(9, i))

/**
 * λmax of ∇²L_B(0) = m + mean xxᵀ/4, from above, by repeated squaring: σ′ ≤ 1/4 is attained at 0 by
 * all rows at once, so that ∇²L_B(w) ≤ ∇²L_B(0) for every w.
 */
function steepest(batch: readonly number[]): number {
  const hessian = Array.from(origin, (_, i) =>
    origin.map((_, j) => {
      const mean = batch.reduce((sum, r) => sum + rows.x[r]![i]! * rows.x[r]![j]!, 0) / size
      return mean / 4 + (i === j ? m : 0)
    }),
  )
  return spectralNorm(hessian)
}

/** One batch at one step size: its map, and the constant that it has. */
function step(batch: readonly number[], h: number) {
  const map = sgdStep(risk, h)(batch)
  const M = steepest(batch)
  return {
    map,
    /** max(|1 − hm|, |1 − hM|), both attained at 0: four rows leave a direction of ℝ⁵ flat. */
    truth: Math.max(Math.abs(1 - h * m), Math.abs(1 - h * M)),
    carried: lipschitzIn(map, space)!,
    M,
    // A score is off by 6u of |x||w|, the Hessian at 0 by 16u of its trace, 1 − hM by as much times h.
    allowance: 64 * unitRoundoff * (1 + h * risk.curvature(batch).M),
  }
}

/** Step sizes on both sides of where the flat direction hands over to the steepest. */
const shares = (quick: boolean) => (quick ? [0.5, 1, 2] : [0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 2.5])

/** Every batch at every step size. */
function instances({ seed, quick }: Context, holds: (one: ReturnType<typeof step>) => Finding) {
  const found = upTo(quick ? 2 : 6).flatMap(i => {
    const batch = batchOf(seed, i)
    const M = steepest(batch)
    return shares(quick).map(share => holds(step(batch, share / M)))
  })
  return { finding: all(found), count: found.length }
}

const pairs = (map: ReturnType<typeof step>['map'], where: typeof region, seed: number) =>
  sampledPairs([map], { space, region: where, seed, evaluations: 1000 }).lower

function figure({ seed }: Context): Figure {
  const batch = batchOf(seed, 1)
  const M = steepest(batch)
  const grid = upTo(13).map(i => (0.2 * i) / M)
  const all = grid.map(h => ({ h, ...step(batch, h) }))
  const series = (value: (one: (typeof all)[number]) => number | undefined) =>
    all.flatMap(one => {
      const y = value(one)
      return y === undefined ? [] : [[one.h, y] as const]
    })
  const draw = drawnFrom(chartOf(space), region)
  return {
    id: 'iris-k-methods',
    title: 'The constant of one SGD step on iris',
    caption:
      'One batch of 4 flowers, by step size. What the step carries bounds λmax by the trace; the truth takes the eigenvalue; pairs and extreme values are found in [−2, 2]⁵ without knowing either, extreme values only where the fit is good enough not to be refused.',
    x: { label: 'h' },
    y: { label: 'Lipschitz constant' },
    series: [
      { name: 'bound carried', mark: 'line', dashed: true, points: series(one => one.carried) },
      { name: 'truth', mark: 'line', points: series(one => one.truth) },
      {
        name: 'sampled pairs (lower bound)',
        mark: 'dots',
        points: series(({ map }) => pairs(map, region, seed)),
      },
      {
        name: 'extreme values (estimate)',
        mark: 'dots',
        points: series(
          ({ map }) =>
            extremeValue(
              source => jacobianNorms(map, { space, points: [draw(source)] }).norms[0]!,
              { seed, blocks: 40, size: 25, resamples: 99 },
            ).value,
        ),
      },
    ],
  }
}

export const irisConstant: Statement = {
  id: 'iris-k',
  title: 'Contraction constants on iris',
  source: 'Retrograde; Nesterov 2004, theorem 2.1.12; data: Fisher 1936',
  claim:
    'A step of SGD for logistic regression with ridge m on a batch B of 4 of 100 flowers in ℝ⁵ has the Lipschitz constant max(|1 − hm|, |1 − hM_B|) in ℓ2, M_B = λmax(∇²L_B(0)), on every convex set that holds the origin: the batch leaves a direction flat, and all rows bend most at 0. So estimators have a truth to be held against. What sampled pairs and derivatives show is never above it, the derivative at 0 is it, and what the step carries, with the trace in place of λmax, is never below it.',
  tex: String.raw`\text{pairs}\;\le\;\sup_w\|I-h\nabla^2L_B(w)\|=\max\bigl(|1-hm|,|1-h\lambda_{\max}(\nabla^2L_B(0))|\bigr)\;\le\;\max\bigl(|1-hm|,|1-h(m+\tfrac14\operatorname{mean}|x|^2)|\bigr)`,
  hypotheses: ['the convex set holds the origin', 'a batch has fewer rows than there are weights'],
  verdict: 'holds as printed',
  checks: [
    single('sampled pairs ≤ truth ≤ carried, every batch and step size', 'numerical', context => {
      const { finding, count } = instances(context, ({ map, truth, carried, allowance }) => {
        const seen = pairs(map, region, context.seed)
        return all([
          atMost(real, seen, truth + allowance, 'the steepest pair'),
          atMost(real, truth, carried + allowance, 'the truth'),
        ])
      })
      return {
        holds: finding.holds,
        detail: finding.holds
          ? `${count} steps, 500 pairs each; closest: ${finding.because}`
          : finding.because,
        margin: finding.margin ?? 0,
        instances: count,
        figures: [figure(context)],
      }
    }),
    single('the derivative at 0 has the norm that is the truth', 'numerical', context => {
      const { finding, count } = instances(context, ({ map, truth, allowance }) => {
        const [norm] = jacobianNorms(map, { space, points: [origin] }).norms
        // Golub and Kahan's iteration stops at 10⁻¹³.
        return atMost(real, Math.abs(norm! - truth), allowance + 1e-12 * truth, '|‖T′(0)‖ − truth|')
      })
      return stated(finding, `${count} steps: ${finding.because}`)
    }),
    single('no derivative in the region is steeper', 'numerical', context => {
      const { finding, count } = instances(context, ({ map, truth, allowance }) => {
        const { norm } = steepestPoint([map], {
          space,
          region,
          seed: context.seed,
          evaluations: 400,
        })
        return atMost(real, norm, truth * (1 + 1e-12) + allowance, 'the steepest derivative')
      })
      return stated(finding, `${count} steps: ${finding.because}`)
    }),
  ],
  controls: [
    single('what is seen on [4, 6]⁵ is the constant', 'numerical', context => {
      const { finding } = instances(context, ({ map, truth }) =>
        atMost(real, 0.99 * truth, pairs(map, aside, context.seed), '0.99·truth'),
      )
      return finding
    }),
    single('√(1 − 2hm + h²M²), for fields, is attained', 'numerical', context => {
      const { finding } = instances(context, ({ map, truth, M }) => {
        const h = map.descent!.h
        return atMost(real, lemmaFactor(h, m, M), 1.01 * truth, 'the factor of Lemma 2.5')
      })
      return finding
    }),
    single('max(|1 − hm|, |1 − hM/2|): half the curvature', 'numerical', context => {
      const { finding } = instances(context, ({ map, M, allowance }) => {
        const h = map.descent!.h
        const claimed = Math.max(Math.abs(1 - h * m), Math.abs(1 - (h * M) / 2))
        const [norm] = jacobianNorms(map, { space, points: [origin] }).norms
        return atMost(real, norm!, claimed + allowance, '‖T′(0)‖')
      })
      return finding
    }),
  ],
}
