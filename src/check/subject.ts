import { box, type Region } from '../estimate/region.js'
import type { ReferenceLaw } from '../law/reference-law.js'
import type { SelfMap } from '../map/self-map.js'
import type { RandomMap } from '../random/random-map.js'
import type { MetricSpace } from '../space/metric-space.js'

/** A random map to be looked into, and what its author knows or claims. */
export interface Subject<P, S = number> {
  readonly map: RandomMap<P, S>
  /** The space, with its metric: `map.space` unless given. */
  readonly space: MetricSpace<P, S>
  readonly start: P
  /** A claim: every map is k-Lipschitz. */
  readonly k?: number
  /** A claim: d(start, T start) ≤ D for every map T. */
  readonly D?: number
  /** A claim: the stationary law; of a number, or of the distance to the start. */
  readonly reference?: ReferenceLaw
  /** Points of the space, from the region that matters, where contraction is tried. */
  readonly points?: readonly P[]
  /** The region where constants are asked for, in the coordinates of points. */
  readonly region?: Region
  /** The step on the whole loss, of maps that are steps on batches of it. */
  readonly full?: SelfMap<P, S>
  /** m ≤ ∇²L ≤ M of every loss that maps step on, everywhere: proved. */
  readonly curvature?: { readonly m: number; readonly M: number }
  /** |T′(x)|, for maps of the line that have one: the local stretch. */
  readonly slope?: (map: unknown, x: P) => number
  /** Whether all maps are affine maps of a line of one slope, by the way they are written. */
  readonly oneSlope?: boolean
  /** Where T is U + c·N, c ≠ 0, the noise N independent of U and without a mean: what N is. */
  readonly heavyNoise?: string
}

/** What was given to be checked is no random map, or claims what makes no sense. */
export class SubjectError extends Error {
  override readonly name = 'SubjectError'
}

/** The names a module may export. */
const exported = [
  'map',
  'space',
  'start',
  'k',
  'D',
  'reference',
  'points',
  'region',
  'full',
] as const

/**
 * The subject that a module exports, by the names of `Subject`, or as an object of that shape as
 * its default export. Throws SubjectError, naming the export, for what is none.
 */
export function subjectOf(module: Readonly<Record<string, unknown>>): Subject<unknown, unknown> {
  const given = 'map' in module ? module : objectOf(module.default)
  const map = given?.map
  if (given === undefined || map === undefined) {
    const names = Object.keys(module).join(', ') || 'nothing'
    throw new SubjectError(`export map: expected a random map, got a module that exports ${names}`)
  }
  if (!isRandomMap(map)) {
    throw new SubjectError(
      `export map: expected a random map ({ name, space, sampling, realize }), got ${kind(map)}`,
    )
  }
  const space = given.space ?? map.space
  if (!isSpace(space)) {
    throw new SubjectError(
      `export space: expected a metric space ({ name, metric, field, distance, objection }), got ${kind(space)}`,
    )
  }
  const unknown = Object.keys(given).find(name => !known(name, given === module))
  if (unknown !== undefined) {
    throw new SubjectError(
      `export ${unknown}: expected one of ${exported.join(', ')}, got another name`,
    )
  }
  const points = given.points
  if (points !== undefined && !Array.isArray(points)) {
    throw new SubjectError(`export points: expected a list of points, got ${kind(points)}`)
  }
  const start = startOf(given, space)
  for (const [i, p] of [start, ...(points ?? [])].entries()) {
    const objection = space.objection(p)
    if (objection !== undefined) {
      const what = i === 0 ? 'start' : `points, ${i - 1}`
      throw new SubjectError(`${what}: expected a point of ${space.name}, got ${objection}`)
    }
  }
  return {
    map,
    space,
    start,
    ...number(given, 'k'),
    ...number(given, 'D'),
    ...(given.reference !== undefined && { reference: referenceOf(given.reference) }),
    ...(points && { points }),
    ...(given.region !== undefined && { region: regionOf(given.region) }),
    ...(given.full !== undefined && { full: fullOf(given.full) }),
  }
}

const known = (name: string, isModule: boolean) =>
  exported.some(each => each === name) ||
  (isModule && (name === 'default' || name === '__esModule'))

function startOf(given: Readonly<Record<string, unknown>>, space: MetricSpace<unknown, unknown>) {
  if (given.start !== undefined) return given.start
  const natural = [0, space.field.zero].find(zero => space.objection(zero) === undefined)
  if (natural !== undefined) return natural
  throw new SubjectError(`export start: expected a point of ${space.name}, got none`)
}

function number<Name extends 'k' | 'D'>(
  given: Readonly<Record<string, unknown>>,
  name: Name,
): Partial<Record<Name, number>> {
  const value = given[name]
  if (value === undefined) return {}
  if (typeof value !== 'number' || !(value >= 0 && value < Infinity)) {
    throw new SubjectError(`export ${name}: expected a finite number ≥ 0, got ${kind(value)}`)
  }
  return { [name]: value } as Record<Name, number>
}

function referenceOf(value: unknown): ReferenceLaw {
  const law = objectOf(value)
  if (typeof law?.name === 'string' && typeof law.cdf === 'function') return value as ReferenceLaw
  throw new SubjectError(`export reference: expected a law with name and cdf, got ${kind(value)}`)
}

/** { low, high } with numbers, or lists of them, for ends. */
function regionOf(value: unknown): Region {
  const given = objectOf(value)
  const ends = [given?.low, given?.high].map(end =>
    typeof end === 'number'
      ? [end]
      : end instanceof Float64Array
        ? end
        : Array.isArray(end)
          ? end
          : undefined,
  )
  const [low, high] = ends
  const numbers = (end: ArrayLike<unknown> | undefined): end is ArrayLike<number> =>
    end !== undefined && Array.from(end).every(x => typeof x === 'number')
  if (!numbers(low) || !numbers(high)) {
    throw new SubjectError(
      `export region: expected { low, high }, each a number or a list of them, got ${kind(value)}`,
    )
  }
  try {
    return box(low, high)
  } catch (error) {
    throw new SubjectError(`export region: ${(error as Error).message}`)
  }
}

function fullOf(value: unknown): SelfMap<unknown, unknown> {
  const map = objectOf(value)
  if (typeof map?.name === 'string' && typeof map.apply === 'function' && 'proved' in map) {
    return value as SelfMap<unknown, unknown>
  }
  throw new SubjectError(`export full: expected a map { name, apply, proved }, got ${kind(value)}`)
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null
    ? (value as Readonly<Record<string, unknown>>)
    : undefined
}

function isRandomMap(value: unknown): value is RandomMap<unknown, unknown> {
  const map = objectOf(value)
  return (
    typeof map?.name === 'string' &&
    typeof map.sampling === 'string' &&
    typeof map.realize === 'function' &&
    objectOf(map.space) !== undefined
  )
}

function isSpace(value: unknown): value is MetricSpace<unknown, unknown> {
  const space = objectOf(value)
  return (
    typeof space?.name === 'string' &&
    typeof space.metric === 'string' &&
    typeof space.distance === 'function' &&
    typeof space.objection === 'function' &&
    objectOf(space.field) !== undefined
  )
}

/** What a value is, in few words. */
function kind(value: unknown): string {
  if (value === null || value === undefined) return String(value)
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') return JSON.stringify(value)
  if (typeof value === 'function') return 'a function'
  if (Array.isArray(value)) return 'an array'
  const keys = Object.keys(value)
  return keys.length > 0 ? `an object with ${keys.slice(0, 6).join(', ')}` : 'an empty object'
}
