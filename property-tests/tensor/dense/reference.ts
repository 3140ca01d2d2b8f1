import type { DenseNetwork } from '../../../src/tensor/dense/network.js'
import type { Batch } from '../../../src/tensor/dense/pass.js'
import { exactly, rounded, sum, sumOfProducts, type Tracked, times, u } from './tracked.js'

type Row = readonly Tracked[]

/** Loss, gradient and Hessian-vector product of a batch, from their formulas, in float64. */
export interface Reference {
  readonly loss: Tracked
  readonly gradient: readonly Tracked[]
  readonly hessianVector: readonly Tracked[]
  /** Whether float32 arithmetic, anywhere within the bounds of θ, is sure to find the same units on. */
  readonly sure: boolean
}

const one = exactly(1)
const zero = exactly(0)
const columns = (rows: readonly Row[], j: number) => rows.map(row => row[j]!)

/**
 * Row by row, unit by unit: written for being read, and apart from the kernels in every way. θ and v
 * may be off by bounds of their own.
 */
export function reference(
  { layers, loss, widths }: DenseNetwork,
  theta: ArrayLike<number | Tracked>,
  { x, y }: Batch,
  v: ArrayLike<number | Tracked>,
): Reference {
  const rows = x.length / widths[0]!
  const at = (data: ArrayLike<number | Tracked>, i: number) => {
    const entry = data[i]!
    return typeof entry === 'number' ? exactly(entry) : entry
  }
  const weightsTo = (data: ArrayLike<number | Tracked>, l: number, j: number) =>
    Array.from({ length: layers[l]!.inputs }, (_, i) =>
      at(data, layers[l]!.weights + i * layers[l]!.outputs + j),
    )
  const weightsFrom = (data: ArrayLike<number | Tracked>, l: number, i: number) =>
    Array.from({ length: layers[l]!.outputs }, (_, j) =>
      at(data, layers[l]!.weights + i * layers[l]!.outputs + j),
    )
  let sure = true

  // Activations a and their derivatives ȧ along v, layer by layer.
  const a: Row[][] = [
    Array.from({ length: rows }, (_, b) =>
      Array.from({ length: widths[0]! }, (_, i) => at(x, b * widths[0]! + i)),
    ),
  ]
  const along: Row[][] = [a[0]!.map(row => row.map(() => zero))]
  layers.forEach(({ outputs, bias }, l) => {
    const units = Array.from({ length: outputs }, (_, j) => j)
    const z = a[l]!.map(row =>
      units.map(j =>
        sumOfProducts([...row, one], [...weightsTo(theta, l, j), at(theta, bias + j)]),
      ),
    )
    const dz = a[l]!.map((row, b) =>
      units.map(j =>
        sumOfProducts(
          [...along[l]![b]!, ...row, one],
          [...weightsTo(theta, l, j), ...weightsTo(v, l, j), at(v, bias + j)],
        ),
      ),
    )
    const top = l === layers.length - 1
    if (!top) sure &&= z.flat().every(({ value, error }) => Math.abs(value) > error || error === 0)
    const on = (b: number, j: number) => top || z[b]![j]!.value > 0
    a.push(z.map((row, b) => row.map((t, j) => (on(b, j) ? t : zero))))
    along.push(dz.map((row, b) => row.map((t, j) => (on(b, j) ? t : zero))))
  })

  const scores = a.at(-1)!
  const { losses, delta, deltaAlong } = (loss === 'squared error' ? squares : entropies)(
    scores,
    along.at(-1)!,
    y,
  )
  const scaled = (t: Tracked) => times(t, { value: 1 / rows, error: u / rows })
  let d: Row[] = delta.map(row => row.map(scaled))
  let dAlong: Row[] = deltaAlong.map(row => row.map(scaled))

  const gradient: Tracked[] = []
  const hessianVector: Tracked[] = []
  for (let l = layers.length - 1; l >= 0; l--) {
    const { inputs, outputs, weights, bias } = layers[l]!
    for (let j = 0; j < outputs; j++) {
      gradient[bias + j] = sum(columns(d, j))
      hessianVector[bias + j] = sum(columns(dAlong, j))
      for (let i = 0; i < inputs; i++) {
        const place = weights + i * outputs + j
        gradient[place] = sumOfProducts(columns(a[l]!, i), columns(d, j))
        hessianVector[place] = sumOfProducts(
          [...columns(along[l]!, i), ...columns(a[l]!, i)],
          [...columns(d, j), ...columns(dAlong, j)],
        )
      }
    }
    if (l === 0) break
    const units = Array.from({ length: inputs }, (_, i) => i)
    const off = (b: number, i: number) => a[l]![b]![i]!.value === 0
    const next = d.map((row, b) =>
      units.map(i => (off(b, i) ? zero : sumOfProducts(row, weightsFrom(theta, l, i)))),
    )
    dAlong = dAlong.map((row, b) =>
      units.map(i =>
        off(b, i)
          ? zero
          : sumOfProducts(
              [...row, ...d[b]!],
              [...weightsFrom(theta, l, i), ...weightsFrom(v, l, i)],
            ),
      ),
    )
    d = next
  }
  return { loss: scaled(sum(losses)), gradient, hessianVector, sure }
}

/** ½|z − y|², with gradient z − y. */
function squares(scores: readonly Row[], along: readonly Row[], y: ArrayLike<number>) {
  const outputs = scores[0]!.length
  const delta = scores.map((row, b) =>
    row.map((z, j) => rounded({ value: z.value - y[b * outputs + j]!, error: z.error }, 1)),
  )
  const losses = delta.map(row => times(sumOfProducts(row, row), exactly(0.5)))
  return { losses, delta, deltaAlong: along }
}

/** log Σ e^z − z_y, with gradient p − e_y, and that one's derivative p∘(ż − ⟨p, ż⟩). */
function entropies(scores: readonly Row[], along: readonly Row[], y: ArrayLike<number>) {
  const losses: Tracked[] = []
  const delta: Row[] = []
  const deltaAlong: Row[] = []
  scores.forEach((row, b) => {
    const off = Math.max(...row.map(z => z.error))
    const size = Math.max(...row.map(z => Math.abs(z.value) + z.error))
    const top = Math.max(...row.map(z => z.value))
    const total = row.reduce((s, z) => s + Math.exp(z.value - top), 0)
    // Where scores are off by δ, a logarithm is off by δ and a probability by a factor e^{2δ}; an
    // exponential is off by two units and by what its argument was rounded, a sum by one each.
    const factor = Math.expm1(2 * off + (row.length + 8 + 4 * size) * u)
    losses.push({
      value: Math.log(total) + top - row[y[b]!]!.value,
      error: 2 * off + (row.length + 8) * u + 4 * u * (size + Math.log(row.length)),
    })
    const p = row.map(({ value }): Tracked => {
      const share = Math.exp(value - top) / total
      // Exponentials below 2^−149 are lost.
      return { value: share, error: share * factor + 2 ** -149 }
    })
    delta.push(
      p.map((t, c) => rounded({ value: t.value - (c === y[b] ? 1 : 0), error: t.error }, 1, 1)),
    )
    const inner = sumOfProducts(p, along[b]!)
    deltaAlong.push(
      p.map((t, c) =>
        // The kernel has p back from p − e_y: off by a unit more.
        times(rounded(t, 2, 1), rounded(sum([along[b]![c]!, times(exactly(-1), inner)]), 1)),
      ),
    )
  })
  return { losses, delta, deltaAlong }
}
