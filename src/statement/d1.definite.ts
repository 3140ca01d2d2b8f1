import type { OrderedField } from '../space/field.js'

/** A square matrix by its rows. */
export type Matrix<S> = readonly (readonly S[])[]

/**
 * The rank of a symmetric matrix that is positive semidefinite, undefined where it is not: by
 * symmetric elimination, a positive entry of the diagonal at a time. Exact over an exact field.
 */
export function semidefiniteRank<S>(field: OrderedField<S>, M: Matrix<S>): number | undefined {
  const { compare, div, mul, sub, zero } = field
  const pivot = M.findIndex((row, i) => compare(row[i]!, zero) > 0)
  // Semidefinite matrices are left without a pivot at 0 alone, others never there.
  if (pivot < 0) return M.flat().every(x => compare(x, zero) === 0) ? 0 : undefined
  const top = M[pivot]!
  const others = M.map((_, i) => i).filter(i => i !== pivot)
  const rest = others.map(i =>
    others.map(j => sub(M[i]![j]!, div(mul(M[i]![pivot]!, top[j]!), top[pivot]!))),
  )
  const rank = semidefiniteRank(field, rest)
  return rank === undefined ? undefined : rank + 1
}

/** c·I − M. */
export const below = <S>(field: OrderedField<S>, c: S, M: Matrix<S>): Matrix<S> =>
  M.map((row, i) => row.map((x, j) => field.sub(i === j ? c : field.zero, x)))

/** M Mᵀ, which has the norm ‖M‖². */
const gram = <S>(field: OrderedField<S>, M: Matrix<S>): Matrix<S> =>
  M.map(u => M.map(v => u.reduce((sum, x, i) => field.add(sum, field.mul(x, v[i]!)), field.zero)))

/** Whether ‖M‖ ≤ 1, and whether ‖M‖ < 1, for the spectral norm: I − MMᵀ is (semi)definite. */
export function normAgainst1<S>(
  field: OrderedField<S>,
  M: Matrix<S>,
): { readonly atMost: boolean; readonly below: boolean } {
  const rank = semidefiniteRank(field, below(field, field.one, gram(field, M)))
  return { atMost: rank !== undefined, below: rank === M.length }
}
