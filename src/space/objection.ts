import type { OrderedField } from './field.js'
import { rational } from './rational.js'
import { real } from './real.js'

/** What a value is, in words, for a message: "a string", "null", "an array of 2". */
export function kind(value: unknown): string {
  if (value === null || value === undefined) return String(value)
  if (typeof value !== 'object') return `a ${typeof value}`
  if (Array.isArray(value)) return `an array of ${value.length}`
  if (Object.getPrototypeOf(value) === Object.getPrototypeOf(rational(0))) return 'a rational'
  const name = value.constructor?.name ?? 'Object'
  const article = /^[AEIOU]/.test(name) ? 'an' : 'a'
  return ArrayBuffer.isView(value) && 'length' in value
    ? `${article} ${name} of ${value.length}`
    : `${article} ${name}`
}

/** Why x is not a scalar of the field, or undefined if it is one. */
export function scalarObjection<S>(field: OrderedField<S>, x: unknown): string | undefined {
  if (typeof x !== typeof field.zero || x === null) return kind(x)
  if (typeof x === 'number') return Number.isFinite(x) ? undefined : String(x)
  return Object.getPrototypeOf(x) === Object.getPrototypeOf(field.zero) ? undefined : kind(x)
}

/** Why v is not an array of dim scalars of the field. Coordinates are counted from 1. */
export function arrayObjection<S>(
  field: OrderedField<S>,
  dim: number,
  v: unknown,
): string | undefined {
  return Array.isArray(v) ? coordinateObjection(field, dim, v) : kind(v)
}

/** Why v is not a Float64Array of dim finite coordinates. Coordinates are counted from 1. */
export function float64Objection(dim: number, v: unknown): string | undefined {
  return v instanceof Float64Array ? coordinateObjection(real, dim, v) : kind(v)
}

function coordinateObjection<S>(
  field: OrderedField<S>,
  dim: number,
  v: ArrayLike<S>,
): string | undefined {
  if (v.length !== dim) return `a vector of ${v.length} coordinate${v.length === 1 ? '' : 's'}`
  for (let i = 0; i < dim; i++) {
    const objection = scalarObjection(field, v[i])
    if (objection !== undefined) return `${objection} at coordinate ${i + 1}`
  }
  return undefined
}
