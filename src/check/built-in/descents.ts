import { box } from '../../estimate/region.js'
import { sgdStep } from '../../map/sgd-step.js'
import { irisSgd } from '../../statement/iris.js'
import type { BuiltIn } from './built-in.js'

/** Gradient descent on losses that bend. */
export const descents: readonly BuiltIn<Float64Array>[] = [
  {
    name: 'iris',
    title: 'SGD for logistic regression on iris, ridge 1/10, batches of 4',
    subject: () => {
      const { random, risk, h, k, m, M, displacement } = irisSgd()
      const start = new Float64Array(risk.dim)
      const everyRow = Array.from({ length: risk.rows }, (_, i) => i)
      return {
        map: { ...random, proved: { lipschitz: { ℓ2: k } } },
        space: random.space,
        start,
        D: displacement(start),
        curvature: { m, M },
        region: box(new Array(risk.dim).fill(-2), new Array(risk.dim).fill(2)),
        full: sgdStep(risk, h)(everyRow),
      }
    },
  },
]
