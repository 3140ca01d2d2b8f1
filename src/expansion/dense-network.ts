import { type Algebra, smooth } from '../algebra/algebra.js'
import { positiveInteger } from '../space/dimension.js'
import type { SmoothLoss } from './vector-field.js'

/** A classification problem for a network: rows x_i of widths[0] features, classes 0 … C − 1. */
export interface DenseNetworkOptions {
  /** Neurons a layer: features, hidden layers, classes. */
  readonly widths: readonly number[]
  readonly rows: readonly ArrayLike<number>[]
  readonly classes: ArrayLike<number>
}

/** Layer l: its widths in and out, and where its weights W (out × in, by rows), then biases, begin. */
interface Layer {
  readonly inputs: number
  readonly outputs: number
  readonly start: number
}

/**
 * The mean softmax cross-entropy L(θ) = mean_i [log Σ_c exp z_c(x_i) − z_{y_i}(x_i)] of a dense
 * network z = W_l·tanh(… tanh(W_1·x + b_1) …) + b_l, and its gradient by backpropagation. θ lists,
 * layer by layer, the rows of W and then b. Over algebras of floats; nothing in it overflows.
 * Throws RangeError unless there are two widths ≥ 1, a row, rows of widths[0], and a class each.
 */
export function denseNetwork(options: DenseNetworkOptions): SmoothLoss<number> {
  const { layers, dimension, rows } = checked(options)
  const { widths, classes } = options
  const name = `cross-entropy of a ${widths.join('–')} network`

  /** What each layer is given, and last the scores. */
  const activations = <T>(on: Algebra<number, T>, theta: readonly T[], x: readonly number[]) => {
    const tanh = smooth(on, 'tanh')
    const values: (readonly T[])[] = [x.map(on.of)]
    layers.forEach((layer, l) => {
      const z = affine(on, layer, theta, values[l]!)
      values.push(l === layers.length - 1 ? z : z.map(tanh))
    })
    return values
  }

  return {
    name,
    dimension,
    value(on, theta) {
      const losses = rows.map((x, i) => {
        const scores = activations(on, theta, x).at(-1)!
        return on.sub(logSumExp(on, scores), scores[classes[i]!]!)
      })
      return on.scale(1 / rows.length, losses.reduce(on.add))
    },
    gradient: {
      name: `∇(${name})`,
      dimension,
      apply(on, theta) {
        const sum = theta.map(() => on.zero)
        rows.forEach((x, i) => {
          backpropagate(on, layers, theta, activations(on, theta, x), classes[i]!, sum)
        })
        return sum.map(g => on.scale(1 / rows.length, g))
      },
    },
  }
}

/** W·a + b. */
function affine<T>(
  on: Algebra<number, T>,
  { inputs, outputs, start }: Layer,
  theta: readonly T[],
  a: readonly T[],
): readonly T[] {
  return Array.from({ length: outputs }, (_, r) =>
    a.reduce(
      (sum, aj, j) => on.add(sum, on.mul(theta[start + r * inputs + j]!, aj)),
      theta[start + outputs * inputs + r]!,
    ),
  )
}

/** Adds ∂(loss of one row)/∂θ to `sum`. ∂/∂z is softmax(z) − e_y on top, and Wᵀδ·(1 − a²) below. */
function backpropagate<T>(
  on: Algebra<number, T>,
  layers: readonly Layer[],
  theta: readonly T[],
  values: readonly (readonly T[])[],
  label: number,
  sum: T[],
): void {
  const scores = values.at(-1)!
  const total = logSumExp(on, scores)
  const exp = smooth(on, 'exp')
  let delta = scores.map((z, c) => {
    const probability = exp(on.sub(z, total))
    return c === label ? on.sub(probability, on.one) : probability
  })
  for (let l = layers.length - 1; l >= 0; l--) {
    const { inputs, outputs, start } = layers[l]!
    const a = values[l]!
    const biases = start + outputs * inputs
    delta.forEach((d, r) => {
      a.forEach((aj, j) => {
        const at = start + r * inputs + j
        sum[at] = on.add(sum[at]!, on.mul(d, aj))
      })
      sum[biases + r] = on.add(sum[biases + r]!, d)
    })
    if (l === 0) return
    delta = a.map((aj, j) => {
      const back = delta.map((d, r) => on.mul(theta[start + r * inputs + j]!, d)).reduce(on.add)
      return on.mul(back, on.sub(on.one, on.mul(aj, aj)))
    })
  }
}

/** log Σ e^{z_c}, by log(e^a + e^b) = a + softplus(b − a), which has no branch to overflow in. */
function logSumExp<T>(on: Algebra<number, T>, z: readonly T[]): T {
  const softplus = smooth(on, 'softplus')
  return z.reduce((a, b) => on.add(a, softplus(on.sub(b, a))))
}

function checked({ widths, rows, classes }: DenseNetworkOptions) {
  const name = 'dense network'
  if (widths.length < 2)
    throw new RangeError(`${name}: expected two widths or more, got (${widths})`)
  for (const width of widths) positiveInteger(width, `${name}, width`)
  if (rows.length === 0) throw new RangeError(`${name}: expected a row, got none`)
  const outputs = widths.at(-1)!
  rows.forEach((x, i) => {
    const y = classes[i]
    if (x.length === widths[0] && Number.isInteger(y) && y! >= 0 && y! < outputs) return
    throw new RangeError(
      `${name}, row ${i}: expected ${widths[0]} features and a class below ${outputs}, ` +
        `got ${x.length} and ${y}`,
    )
  })
  let dimension = 0
  const layers = widths.slice(1).map((outputs, l): Layer => {
    const layer = { inputs: widths[l]!, outputs, start: dimension }
    dimension += outputs * (layer.inputs + 1)
    return layer
  })
  return { layers, dimension, rows: rows.map(x => Array.from(x)) }
}
