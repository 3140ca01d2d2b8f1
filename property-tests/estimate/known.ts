import { numbers } from '../../src/algebra/fields.js'
import { logisticLoss } from '../../src/expansion/logistic-loss.js'
import { linearField } from '../../src/expansion/polynomial.js'
import { descent, eulerStep, type VectorField } from '../../src/expansion/vector-field.js'
import type { SelfMap } from '../../src/map/self-map.js'
import { spectralNorm } from '../../src/map/spectral-norm.js'
import { irisRows } from '../../src/statement/iris.js'

/** Euler's step of a field, on Float64Arrays. */
export function stepOf(field: VectorField<number>, h: number): SelfMap<Float64Array> {
  const { name, formula, apply } = eulerStep(numbers, field, h)
  return { name, proved: {}, formula, apply: x => Float64Array.from(apply(Array.from(x))) }
}

/** I − hA for A = [[m, −s], [s, m]]: |x − hAx|² = (1 − 2hm + h²M²)|x|², M² = m² + s². */
export const rotationStep = (m: number, s: number, h: number): SelfMap<Float64Array> =>
  stepOf(
    linearField([
      [-m, s],
      [-s, -m],
    ]),
    h,
  )

const ridge = 0.1

/** ∇²L(0) of ridge logistic regression on iris: slopes of the sigmoid are 1/4, their largest, there. */
function irisHessian(): number[][] {
  const { x } = irisRows()
  return x[0]!.reduce((rows: number[][], _, i) => {
    const row = Array.from(x[0]!, (_, j) => x.reduce((sum, r) => sum + r[i]! * r[j]!, 0))
    rows.push(row.map((sum, j) => sum / (4 * x.length) + (i === j ? ridge : 0)))
    return rows
  }, [])
}

/**
 * The full-batch gradient step of ridge logistic regression on iris with h = 5/2/(λ + M), M the
 * largest eigenvalue of ∇²L(0), which bounds all Hessians: its Lipschitz constant, on any region
 * around 0, is hM − 1, for 1 − hλ is less.
 */
export function irisStep(): { readonly map: SelfMap<Float64Array>; readonly k: number } {
  const { x, y } = irisRows()
  const M = spectralNorm(irisHessian())
  const h = 2.5 / (ridge + M)
  const loss = logisticLoss({ rows: x, labels: y, ridge })
  return { map: stepOf(descent(loss), h), k: h * M - 1 }
}
