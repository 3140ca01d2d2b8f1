import type { OrderedField } from '../space/field.js'
import { scalarObjection } from '../space/objection.js'
import { MapError } from './self-map.js'

/** Returns value if it is a (finite) scalar of the field; throws MapError, naming `what`, if not. */
export function scalar<S>(field: OrderedField<S>, value: S, what: string): S {
  // An infinite or undefined float differs from itself: ∞ − ∞ and NaN − NaN are NaN.
  if (typeof value === typeof field.zero && field.compare(value, value) === 0) return value
  throw new MapError(`${what}: expected a finite number of ${field.name}, got ${String(value)}`)
}

/** Returns value if it is a scalar of the field and not negative; throws MapError if not. */
export function nonNegative<S>(field: OrderedField<S>, value: S, what: string): S {
  if (field.compare(scalar(field, value, what), field.zero) >= 0) return value
  throw new MapError(`${what}: expected a number ≥ 0, got ${field.show(value)}`)
}

/** The coordinates of a scalar, or of an array of scalars; undefined for points of other kinds. */
export function scalarsOf<S>(field: OrderedField<S>, p: unknown): readonly S[] | undefined {
  const isScalar = (value: unknown): value is S => scalarObjection(field, value) === undefined
  if (isScalar(p)) return [p]
  if (!Array.isArray(p) && !(p instanceof Float64Array)) return undefined
  const found: readonly unknown[] = Array.from(p)
  return found.every(isScalar) ? found : undefined
}

/** Throws MapError unless U, the inner map of T∘U, is of T's class. */
export function expectFamily(
  family: string,
  inner: { readonly family: string; readonly name: string },
): void {
  if (inner.family === family) return
  throw new MapError(`T∘U with T ${family}: expected U ${family}, got ${inner.name}`)
}
