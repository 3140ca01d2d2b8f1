import { type Enclosure, exactly, magnitude, mignitude } from '../algebra/enclosure.js'
import { enclosures } from '../algebra/enclosures.js'
import {
  above,
  below,
  productAbove,
  productBelow,
  quotientBelow,
  sumAbove,
  sumBelow,
} from '../algebra/rounding.js'
import { spectralNorm } from '../map/spectral-norm.js'
import type { Norm } from '../space/chart.js'

/** An interval matrix, by its columns: all real matrices whose entries are in its own. */
export type IntervalMatrix = readonly (readonly Enclosure[])[]

const total = (xs: readonly number[]): number => xs.reduce(sumAbove, 0)
const least = (xs: readonly number[]): number => xs.reduce(sumBelow, 0)
const rowsOf = <T>(columns: readonly (readonly T[])[]): readonly (readonly T[])[] =>
  columns[0]!.map((_, i) => columns.map(column => column[i]!))

/**
 * A bound of the operator norms of all matrices of an interval matrix, from above: in ℓ1 and ℓ∞ the
 * largest sum of magnitudes of a column or row, which one of them attains. In ℓ2 the least of
 * √(‖M‖₁‖M‖∞) and the Frobenius norm of the magnitudes M, and of ‖C‖₂ + ‖R‖ for centres and radii.
 * Sources: Rump, Verification methods, Acta Numerica 19 (2010), section 10; `spectralNorm`.
 */
export function normAbove(columns: IntervalMatrix, norm: Norm): number {
  const sizes = columns.map(column => column.map(magnitude))
  if (norm === 'ℓ1') return Math.max(...sizes.map(total))
  if (norm === 'ℓ∞') return Math.max(...rowsOf(sizes).map(total))
  if (sizes.length === 1 && sizes[0]!.length === 1) return sizes[0]![0]!
  const crude = holder(sizes)
  if (!(crude < Infinity)) return Infinity
  const centres = columns.map(column => column.map(({ low, high }) => low + (high - low) / 2))
  const radii = columns.map((column, j) =>
    column.map(({ low, high }, i) => {
      const centre = centres[j]![i]!
      return Math.max(sumAbove(high, -centre), sumAbove(centre, -low))
    }),
  )
  return Math.min(crude, sumAbove(spectralNorm(centres), holder(radii)))
}

/** min(√(‖M‖₁‖M‖∞), ‖M‖ of Frobenius) of a matrix of entries ≥ 0, by its columns, rounded up. */
function holder(columns: readonly (readonly number[])[]): number {
  const sums = (lines: readonly (readonly number[])[]) => Math.max(...lines.map(total))
  const squares = columns.flat().map(x => productAbove(x, x))
  const product = productAbove(sums(columns), sums(rowsOf(columns)))
  return Math.min(rootAbove(product), rootAbove(total(squares)))
}

const rootAbove = (x: number): number => (x === 0 ? 0 : above(Math.sqrt(x)))

/**
 * A bound of these norms from below, which holds for every matrix of the interval matrix: the
 * largest sum of mignitudes of a column or row; in ℓ2 |Av|/|v| for a vector v given, one that A
 * nearly stretches most.
 */
export function normBelow(columns: IntervalMatrix, norm: Norm, v: readonly number[]): number {
  const sizes = columns.map(column => column.map(mignitude))
  if (norm === 'ℓ1') return Math.max(...sizes.map(least))
  if (sizes.length === 1 && sizes[0]!.length === 1) return sizes[0]![0]!
  if (norm === 'ℓ∞') return Math.max(...rowsOf(sizes).map(least))
  const { add, scale } = enclosures
  const image = rowsOf(columns).map(row =>
    mignitude(row.reduce((sum, entry, j) => add(sum, scale(v[j]!, entry)), exactly(0))),
  )
  const square = least(image.map(x => Math.max(0, productBelow(x, x))))
  if (!(square > 0 && square < Infinity)) return 0
  return quotientBelow(below(Math.sqrt(square)), rootAbove(total(v.map(x => productAbove(x, x)))))
}
