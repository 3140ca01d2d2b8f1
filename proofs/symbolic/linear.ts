import { rational } from '../../src/space/rational.js'
import * as poly from './polynomial.js'
import * as q from './quotient.js'

/**
 * The values of unknowns from as many equations, each a polynomial that is to be 0 and linear in
 * them.
 * Throws RangeError for equations that are not linear, or have no single solution.
 */
export function solve(
  equations: readonly poly.Polynomial[],
  unknowns: readonly string[],
): readonly q.Quotient[] {
  const rows = equations.map(p => unknowns.map(x => poly.coefficient(p, x, 1)))
  const nought = new Map(unknowns.map(x => [x, poly.zero]))
  const right = equations.map(p => poly.scale(rational(-1), poly.substitute(p, nought)))
  const linear = rows.map((row, i) =>
    row.reduce(
      (sum, a, j) => poly.add(sum, poly.mul(a, poly.symbol(unknowns[j]!))),
      poly.scale(rational(-1), right[i]!),
    ),
  )
  equations.forEach((p, i) => {
    if (!poly.equal(p, linear[i]!)) {
      throw new RangeError(`${poly.show(p)}: expected to be linear in ${unknowns.join(', ')}`)
    }
  })
  return eliminated(rows.map((row, i) => [...row, right[i]!].map(p => q.quotient(p))))
}

/** The last column, once the others are those of the identity: Gauss's elimination. */
function eliminated(rows: readonly (readonly q.Quotient[])[]): readonly q.Quotient[] {
  let left = rows
  for (let k = 0; k < rows.length; k++) {
    const pivot = left.findIndex((row, i) => i >= k && !q.isZero(row[k]!))
    if (pivot < 0) throw new RangeError('equations: expected one solution')
    const top = left[pivot]!.map(a => q.div(a, left[pivot]![k]!))
    const others = left.filter((_, i) => i !== pivot)
    const reduced = others.map(row => row.map((a, j) => q.sub(a, q.mul(row[k]!, top[j]!))))
    left = [...reduced.slice(0, k), top, ...reduced.slice(k)]
  }
  return left.map(row => row.at(-1)!)
}
