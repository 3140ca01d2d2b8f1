import type { Operations } from '../../../src/tensor/model/operations.js'

/** An array in float64, row by row; `bound` is that of `Arithmetic` for each entry. */
export interface Reference {
  readonly shape: readonly number[]
  readonly data: Float64Array
  readonly bound: Float64Array
}

export const reference = (shape: readonly number[], data: ArrayLike<number>): Reference => ({
  shape,
  data: Float64Array.from(data),
  bound: new Float64Array(data.length),
})

/** γ_m = mu/(1 − mu), u = 2⁻²⁴: what m roundings to float32 change a number by, at most. */
const gamma = (m: number) => (m * 2 ** -24) / (1 - m * 2 ** -24)

/** What is watched, and changed, while the reference computes. */
export interface Arithmetic {
  /**
   * Relative errors to make in terms of sums, as multiples of their bound; none unless given. A sum of
   * n terms in float32, in whatever order, is Σ t_k(1 + θ_k) with |θ_k| ≤ γ_m, m the roundings that
   * a term goes through: forward, or where it is more, in the sums over entries that share an operand
   * which backpropagation takes.
   * Source: Higham, Accuracy and Stability of Numerical Algorithms (2002), section 4.2.
   */
  readonly error?: () => number
  /** Told which branch is taken at every ReLU and in every pool. */
  readonly branch?: (taken: number) => void
}

/**
 * The operations in float64, from their definitions. Each result comes with a bound on how far from it
 * one operation in float32 is that is given the same numbers.
 */
export function referenceOperations({ error, branch }: Arithmetic = {}): Operations<Reference> {
  const terms = new Float64Array(2 ** 12)
  /**
   * An array whose entry i is the sum of the first `write(i)` of `terms`. A term goes through m
   * roundings, and through `back` of them in backpropagation.
   */
  function sums(
    shape: readonly number[],
    [m, back]: readonly [number, number],
    write: (i: number) => number,
  ): Reference {
    const size = shape.reduce((n, d) => n * d, 1)
    const [data, bound] = [new Float64Array(size), new Float64Array(size)]
    const [most, change] = [gamma(m), gamma(Math.max(m, back))]
    for (let i = 0; i < size; i++) {
      const n = write(i)
      let [sum, absolute] = [0, 0]
      for (let k = 0; k < n; k++) {
        const term = terms[k]!
        sum += error === undefined ? term : term * (1 + change * error())
        absolute += Math.abs(term)
      }
      data[i] = sum
      bound[i] = most * absolute
    }
    return { shape, data, bound }
  }
  /** sums() of two terms. */
  const pairs = (
    shape: readonly number[],
    m: readonly [number, number],
    first: (i: number) => number,
    second: (i: number) => number,
  ) =>
    sums(shape, m, i => {
      terms[0] = first(i)
      terms[1] = second(i)
      return 2
    })

  return {
    convolve(x, kernel, stride) {
      const [batch, height, width, channels] = x.shape as [number, number, number, number]
      const [side, , , outputs] = kernel.shape as [number, number, number, number]
      const pad = (side - 1) / 2
      const [pixels, weights] = [x.data, kernel.data]
      const [rows, columns] = [height, width].map(n => Math.floor((n - 1) / stride) + 1)
      const shape = [batch, rows!, columns!, outputs]
      const patch = side * side
      const back = Math.max(batch * rows! * columns!, patch * outputs) + 1
      return sums(shape, [patch * channels + 1, back], i => {
        let n = 0
        const o = i % outputs
        const column = Math.floor(i / outputs) % columns!
        const row = Math.floor(i / outputs / columns!) % rows!
        const b = Math.floor(i / outputs / columns! / rows!)
        for (let r = 0; r < side; r++) {
          const y = row * stride + r - pad
          if (y < 0 || y >= height) continue
          for (let s = 0; s < side; s++) {
            const z = column * stride + s - pad
            if (z < 0 || z >= width) continue
            const from = ((b * height + y) * width + z) * channels
            const at = (r * side + s) * channels
            for (let c = 0; c < channels; c++) {
              terms[n++] = pixels[from + c]! * weights[(at + c) * outputs + o]!
            }
          }
        }
        return n
      })
    },
    multiply(x, kernel) {
      const [inputs, outputs] = kernel.shape as [number, number]
      const batch = x.shape[0]!
      return sums([batch, outputs], [inputs + 1, Math.max(batch, outputs) + 1], i => {
        const row = Math.floor(i / outputs) * inputs
        for (let k = 0; k < inputs; k++) {
          terms[k] = x.data[row + k]! * kernel.data[k * outputs + (i % outputs)]!
        }
        return inputs
      })
    },
    add: (x, y) =>
      pairs(
        x.shape,
        [1, 1],
        i => x.data[i]!,
        i => y.data[i]!,
      ),
    addBias: (x, { data }) =>
      pairs(
        x.shape,
        [1, x.data.length / data.length],
        i => x.data[i]!,
        i => data[i % data.length]!,
      ),
    relu(x) {
      for (const value of x.data) branch?.(Number(value > 0))
      return reference(
        x.shape,
        x.data.map(value => Math.max(value, 0)),
      )
    },
    maxPool(x) {
      const [batch, height, width, channels] = x.shape as [number, number, number, number]
      const [rows, columns] = [Math.ceil(height / 2), Math.ceil(width / 2)]
      const maxima: number[] = []
      for (let b = 0; b < batch; b++)
        for (let r = 0; r < rows; r++)
          for (let s = 0; s < columns; s++)
            for (let c = 0; c < channels; c++) {
              let [most, taken] = [-Infinity, 0]
              for (let y = 2 * r; y < Math.min(2 * r + 2, height); y++)
                for (let z = 2 * s; z < Math.min(2 * s + 2, width); z++) {
                  const value = x.data[((b * height + y) * width + z) * channels + c]!
                  if (value > most) [most, taken] = [value, 2 * (y % 2) + (z % 2)]
                }
              branch?.(taken)
              maxima.push(most)
            }
      return reference([batch, rows, columns, channels], maxima)
    },
    meanOverPixels(x) {
      const [batch, height, width, channels] = x.shape as [number, number, number, number]
      const pixels = height * width
      return sums([batch, channels], [pixels + 2, 2], i => {
        const from = Math.floor(i / channels) * pixels * channels + (i % channels)
        for (let p = 0; p < pixels; p++) terms[p] = x.data[from + p * channels]! / pixels
        return pixels
      })
    },
    flatten: x => reference([x.shape[0]!, x.data.length / x.shape[0]!], x.data),
    moments(x) {
      const channels = x.shape.at(-1)!
      const count = x.data.length / channels
      const average = (m: number, f: (value: number, c: number) => number) =>
        sums([channels], [m, 4], c => {
          for (let k = 0; k < count; k++) terms[k] = f(x.data[k * channels + c]!, c) / count
          return count
        })
      const mean = average(count + 2, value => value)
      const variance = average(count + 4, (value, c) => (value - mean.data[c]!) ** 2)
      // A mean that is off by e makes the mean square of what is left larger by e², and no other.
      const bound = variance.bound.map((b, c) => b + (1 + gamma(count + 4)) * mean.bound[c]! ** 2)
      return { mean, variance: { ...variance, bound }, count }
    },
    normalise(x, { mean, variance }, scale, shift, epsilon) {
      const factor = scale.data.map((s, c) => s / Math.sqrt(variance.data[c]! + epsilon))
      const centred = (i: number) => x.data[i]! - mean.data[i % factor.length]!
      const scaled = (i: number) => centred(i) * factor[i % factor.length]!
      const back = x.data.length / factor.length + 8
      return pairs(x.shape, [8, back], scaled, i => shift.data[i % factor.length]!)
    },
    scale: (x, factor) =>
      pairs(
        x.shape,
        [2, 2],
        i => factor * x.data[i]!,
        () => 0,
      ),
  }
}

/** mean_b [log Σ_c exp z_bc − z_{b, y_b}], with errors made in the scores of each of the two terms. */
export function referenceLoss(
  scores: Reference,
  labels: readonly number[],
  { error = () => 0 }: Arithmetic = {},
): number {
  const [batch, classes] = scores.shape as [number, number]
  const most = gamma(classes + 8)
  let sum = 0
  for (let b = 0; b < batch; b++) {
    const row = scores.data.slice(b * classes, (b + 1) * classes)
    const exponentials = row.map(z => Math.exp(z * (1 + most * error())))
    const chosen = row[labels[b]!]! * (1 + most * error())
    sum += Math.log(exponentials.reduce((s, e) => s + e)) - chosen
  }
  return sum / batch
}
