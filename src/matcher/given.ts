import type { OrderedField } from '../space/field.js'
import { kind, scalarObjection } from '../space/objection.js'
import { MatcherError } from './verdict.js'

/** Returns an option that counts something; throws MatcherError unless it is an integer ≥ 1. */
export function countOf(value: number, what: string): number {
  if (Number.isSafeInteger(value) && value >= 1) return value
  throw new MatcherError(`${what}: expected an integer ≥ 1, got ${shownOf(value)}`)
}

/** Returns a constant or a length; throws MatcherError unless it is a number ≥ 0 of the field. */
export function atLeastZero<S>(field: OrderedField<S>, value: S, what: string): S {
  const objection =
    scalarObjection(field, value) ??
    (field.compare(value, field.zero) < 0 ? field.show(value) : undefined)
  if (objection === undefined) return value
  throw new MatcherError(`${what}: expected a number ≥ 0 of ${field.name}, got ${objection}`)
}

/** Returns an object with a function of the name; throws MatcherError, naming `expected`, if it is none. */
export function having<T>(value: T, method: string, what: string, expected: string): T {
  if (hasMethod(value, method)) return value
  throw new MatcherError(`${what}: expected ${expected}, got ${kind(value)}`)
}

/** Whether a value is an object with a function of the name. */
export const hasMethod = (value: unknown, method: string): boolean =>
  typeof value === 'object' &&
  value !== null &&
  typeof (value as Record<string, unknown>)[method] === 'function'

const shownOf = (value: unknown): string =>
  typeof value === 'number' ? String(value) : kind(value)
