import type { Batch } from '../../../src/tensor/data/index.js'
import type { DenseNetwork } from '../../../src/tensor/dense/network.js'

/** A batch gradient, which hidden units are on for which rows, and how many rows are got right. */
export interface Pass {
  readonly gradient: Float64Array
  readonly units: string
  readonly right: number
}

/** The gradient of the batch loss of an MLP at θ in float64, from its formulas, row by row. */
export function float64Pass(network: DenseNetwork, theta: Float64Array, { x, y }: Batch): Pass {
  const { layers, loss, widths } = network
  const gradient = new Float64Array(network.size)
  const rows = y.length
  let units = ''
  let right = 0
  for (let b = 0; b < rows; b++) {
    const a = [Array.from(x.subarray(b * widths[0]!, (b + 1) * widths[0]!), Number)]
    layers.forEach(({ inputs, outputs, weights, bias }, l) => {
      const z = Array.from({ length: outputs }, (_, j) => {
        let sum = theta[bias + j]!
        for (let i = 0; i < inputs; i++) sum += a[l]![i]! * theta[weights + i * outputs + j]!
        return sum
      })
      if (l === layers.length - 1) a.push(z)
      else {
        units += z.map(t => (t > 0 ? 1 : 0)).join('')
        a.push(z.map(t => Math.max(t, 0)))
      }
    })
    const scores = a.at(-1)!
    const top = Math.max(...scores)
    if (scores.indexOf(top) === y[b]) right++
    const total = scores.reduce((sum, z) => sum + Math.exp(z - top), 0)
    let d = scores.map((z, c) =>
      loss === 'squared error' ? z - y[b]! : Math.exp(z - top) / total - (c === y[b] ? 1 : 0),
    )
    for (let l = layers.length - 1; l >= 0; l--) {
      const { inputs, outputs, weights, bias } = layers[l]!
      const before = new Array<number>(inputs).fill(0)
      for (let j = 0; j < outputs; j++) {
        gradient[bias + j]! += d[j]! / rows
        for (let i = 0; i < inputs; i++) {
          const k = weights + i * outputs + j
          gradient[k]! += (a[l]![i]! * d[j]!) / rows
          if (a[l]![i]! > 0) before[i]! += theta[k]! * d[j]!
        }
      }
      d = before
    }
  }
  return { gradient, units, right }
}
