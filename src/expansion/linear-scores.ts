import { type Algebra, innerProduct, type SmoothFunction, smooth } from '../algebra/algebra.js'
import type { SmoothLoss } from './vector-field.js'

/** A table of n rows: features x_i ∈ S^d and a label y_i each, and a ridge λ (0 unless given). */
export interface LabelledTable<S> {
  readonly rows: readonly ArrayLike<S>[]
  readonly labels: ArrayLike<S>
  readonly ridge?: S
}

/** ℓ(s, y), the loss of one row as a function of its score s and its label, over any algebra. */
export interface RowLoss<S> {
  readonly name: string
  /** A smooth function that the loss is made with: without it an algebra is refused at once. */
  readonly needs?: SmoothFunction
  value<T>(on: Algebra<S, T>, score: T, label: S): T
  /** ∂ℓ/∂s. */
  slope<T>(on: Algebra<S, T>, score: T, label: S): T
}

/**
 * L(w) = mean_i ℓ(x_i·w, y_i) + λ/2·|w|², with ∇L(w) = mean_i ℓ′(x_i·w, y_i)·x_i + λw.
 * Throws RangeError unless there is a row, a label a row, and each row has as many features.
 */
export function linearScores<S>(table: LabelledTable<S>, row: RowLoss<S>): SmoothLoss<S> {
  const { labels, ridge } = table
  const rows = table.rows.map(x => Array.from(x))
  const dimension = rows[0]?.length ?? 0
  if (dimension === 0 || rows.some(x => x.length !== dimension) || labels.length !== rows.length) {
    const sizes = rows.map(x => x.length).join(', ')
    throw new RangeError(
      `${row.name}: expected rows of one size, a label each, got ${labels.length} labels, sizes ${sizes}`,
    )
  }
  const score = <T>(on: Algebra<S, T>, x: readonly S[], w: readonly T[]) =>
    w.reduce((sum, wj, j) => on.add(sum, on.scale(x[j]!, wj)), on.zero)
  return {
    name: row.name,
    dimension,
    value(on, w) {
      if (row.needs) smooth(on, row.needs)
      const total = rows
        .map((x, i) => row.value(on, score(on, x, w), labels[i]!))
        .reduce(on.add, on.zero)
      const mean = on.mul(on.rational(1, rows.length), total)
      if (ridge === undefined) return mean
      const half = on.mul(on.rational(1, 2), innerProduct(on, w, w))
      return on.add(mean, on.scale(ridge, half))
    },
    gradient: {
      name: `∇(${row.name})`,
      dimension,
      apply<T>(on: Algebra<S, T>, w: readonly T[]) {
        if (row.needs) smooth(on, row.needs)
        const slopes = rows.map((x, i) => row.slope(on, score(on, x, w), labels[i]!))
        return w.map((wj, j) => {
          const total = slopes.reduce(
            (sum, s, i) => on.add(sum, on.scale(rows[i]![j]!, s)),
            on.zero,
          )
          const mean = on.mul(on.rational(1, rows.length), total)
          return ridge === undefined ? mean : on.add(mean, on.scale(ridge, wj))
        })
      },
    },
  }
}
