import type { OrderedField } from '../space/field.js'

/**
 * The solution X of A·X = B over a field, A n × n and B of n rows, by Gauss's elimination.
 * Throws RangeError for a singular A.
 */
export function solve<S>(
  field: OrderedField<S>,
  A: readonly (readonly S[])[],
  B: readonly (readonly S[])[],
): S[][] {
  const n = A.length
  const rows = A.map((row, i) => [...row, ...B[i]!])
  for (let k = 0; k < n; k++) {
    const pivot = rows.findIndex((row, i) => i >= k && field.compare(row[k]!, field.zero) !== 0)
    if (pivot < 0) throw new RangeError(`system of ${n} equations: expected a regular one`)
    const chosen = rows[pivot]!
    rows[pivot] = rows[k]!
    const top = chosen.map((x, j) => (j < k ? x : field.div(x, chosen[k]!)))
    rows.forEach((row, i) => {
      const factor = row[k]!
      if (i === k || field.compare(factor, field.zero) === 0) return
      rows[i] = row.map((x, j) => (j < k ? x : field.sub(x, field.mul(factor, top[j]!))))
    })
    rows[k] = top
  }
  return rows.map(row => row.slice(n))
}
