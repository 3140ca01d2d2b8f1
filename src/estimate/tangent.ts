import { numbers } from '../algebra/fields.js'
import { jacobian } from '../expansion/derivative.js'
import type { SelfMap } from '../map/self-map.js'
import type { LinearOperator } from '../space/linear-operator.js'

/** T′(p) of a map over floats: how it acts on directions. */
export type DerivativeAt<P, M extends SelfMap<P> = SelfMap<P>> = (
  map: M,
  p: P,
) => LinearOperator | undefined

/** The linear operator of a matrix given by its rows. */
export function matrixOperator(rows: readonly ArrayLike<number>[]): LinearOperator {
  const d = rows.length
  return {
    dimension: d,
    apply(v) {
      const out = new Float64Array(d)
      for (let i = 0; i < d; i++) {
        const row = rows[i]!
        let sum = 0
        for (let j = 0; j < d; j++) sum += row[j]! * v[j]!
        out[i] = sum
      }
      return out
    },
    transpose(v) {
      const out = new Float64Array(d)
      for (let i = 0; i < d; i++) {
        const row = rows[i]!
        for (let j = 0; j < d; j++) out[j]! += row[j]! * v[i]!
      }
      return out
    },
  }
}

/** A where the map is x ↦ A·x + b over floats, of one of the affine classes; else undefined. */
export function linearPart<P>(map: SelfMap<P>): LinearOperator | undefined {
  if ('rows' in map && Array.isArray(map.rows)) return matrixOperator(map.rows)
  if (!('family' in map && 'a' in map)) return undefined
  const { a, family } = map
  if (family === 'affine' && typeof a === 'number') return matrixOperator([[a]])
  if (family === 'diagonal affine' && a instanceof Float64Array) {
    const scaled = (v: Float64Array) => v.map((x, i) => a[i]! * x)
    return { dimension: a.length, apply: scaled, transpose: scaled }
  }
  return undefined
}

/**
 * T′(p) by what the map itself carries: its linear part, its own derivative, or its formula in
 * forward mode; undefined where it has none of them.
 */
export function derivativeAt<P>(map: SelfMap<P>, p: P): LinearOperator | undefined {
  const linear = linearPart(map)
  if (linear !== undefined) return linear
  if (map.derivative !== undefined) return map.derivative(p)
  if (map.formula === undefined) return undefined
  const x = typeof p === 'number' ? [p] : p instanceof Float64Array ? Array.from(p) : undefined
  return x && matrixOperator(jacobian(numbers, { ...map.formula, name: map.name }, x))
}
