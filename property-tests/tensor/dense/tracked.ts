/** Numbers in float64, each with a bound on how far float32 arithmetic may have come from it. */
export interface Tracked {
  readonly value: number
  readonly error: number
}

/** The unit roundoff of float32; what float64 adds is far below it. */
export const u = 2 ** -24

export const exactly = (value: number): Tracked => ({ value, error: 0 })

/** What is computed by so many operations, each rounded, whose results are at most `size`. */
export const rounded = ({ value, error }: Tracked, operations: number, size?: number): Tracked => ({
  value,
  error: error + ((1 + u) ** operations - 1) * (size ?? Math.abs(value) + error),
})

const product = (x: Tracked, y: Tracked): Tracked => ({
  value: x.value * y.value,
  error: Math.abs(x.value) * y.error + Math.abs(y.value) * x.error + x.error * y.error,
})

/**
 * A sum of products, in any order, rounded after each operation or fused: off by at most
 * ((1 + u)^n − 1)·Σ|x_i||y_i| for n terms, beside what x and y are off. (Higham 2002, §3.1.)
 */
export function sumOfProducts(xs: readonly Tracked[], ys: readonly Tracked[]): Tracked {
  const terms = xs.map((x, i) => product(x, ys[i]!))
  const value = terms.reduce((sum, t) => sum + t.value, 0)
  const error = terms.reduce((sum, t) => sum + t.error, 0)
  const size = terms.reduce((sum, t) => sum + Math.abs(t.value) + t.error, 0)
  return rounded({ value, error }, xs.length + 1, size)
}

/** x·y, rounded. */
export const times = (x: Tracked, y: Tracked): Tracked => rounded(product(x, y), 1)

/** A sum of numbers in any order. */
export const sum = (xs: readonly Tracked[]): Tracked =>
  sumOfProducts(
    xs,
    xs.map(() => exactly(1)),
  )

/** Whether a number computed in float32 can be the tracked one. */
export const allows = ({ value, error }: Tracked, computed: number): boolean =>
  Math.abs(computed - value) <= error
