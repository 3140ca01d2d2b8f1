import type { ReferenceLaw } from '../law/reference-law.js'
import type { SelfMap } from '../map/self-map.js'
import type { MapSequence, RandomMap } from '../random/random-map.js'
import { shown } from './shown.js'
import { type Subject, SubjectError } from './subject.js'

/**
 * A subject whose code is another's: what its maps, their draws, its metric and its claimed law
 * throw, or give that is none, is a SubjectError that says what was called, where, and what came.
 */
export function guarded<P, S>(subject: Subject<P, S>): Subject<P, S> {
  const { map, space, reference } = subject
  return {
    ...subject,
    map: guardedMap(map),
    space: over(space, {
      distance: (p, q) =>
        called(
          () => `d(${shown(p)}, ${shown(q)})`,
          () => space.distance(p, q),
        ),
    }),
    ...(reference && { reference: guardedLaw(reference) }),
  }
}

/** An object with some of its parts replaced, whatever class it is of. */
const over = <T extends object>(given: T, parts: Partial<T>): T =>
  Object.create(given, Object.getOwnPropertyDescriptors(parts)) as T

const guardedLaw = (law: ReferenceLaw): ReferenceLaw =>
  over(law, {
    cdf: x => probability(`F(${x}) of ${law.name}`, () => law.cdf(x)),
    ...(law.below && {
      below: (x: number) => probability(`F(${x}−) of ${law.name}`, () => law.below!(x)),
    }),
  })

function guardedMap<P, S>(map: RandomMap<P, S>): RandomMap<P, S> {
  const each = 'maps' in map && Array.isArray(map.maps) ? map.maps : undefined
  const maps = each?.map((one: unknown, i) => guardedOne<P, S>(one, `maps, ${i}`))
  const realize = (seed: number, stream?: number): MapSequence<SelfMap<P, S>> => {
    const sequence = called(
      () => 'realize',
      () => map.realize(seed, stream),
    )
    return {
      at: i =>
        guardedOne(
          called(
            () => `T_${i}`,
            () => sequence.at(i),
          ),
          `T_${i}`,
        ),
    }
  }
  return over(map, { realize, ...(maps && { maps }) })
}

/** Whether an object has a part; what a getter says may be dear to find out, and is not asked for. */
function has(given: object, part: string): boolean {
  const own = Object.getOwnPropertyDescriptor(given, part)
  return own !== undefined && 'value' in own ? Boolean(own.value) : part in given
}

/** A map that names itself where it throws; all else of it is as it was. */
function guardedOne<P, S>(one: unknown, what: string): SelfMap<P, S> {
  const given = one as SelfMap<P, S> | null | undefined
  if (typeof given !== 'object' || given === null) {
    throw new SubjectError(`${what}: expected a map { name, apply, proved }, got ${String(one)}`)
  }
  const lacks = (['name', 'apply', 'proved'] as const).find(part => !has(given, part))
  if (lacks !== undefined) {
    throw new SubjectError(
      `${what}: expected a map { name, apply, proved }, got one without ${lacks}`,
    )
  }
  const apply = (p: P) =>
    called(
      () => `${what}, ${given.name}, at ${shown(p)}`,
      () => given.apply(p),
    )
  return over(given, { apply })
}

function called<T>(what: () => string, call: () => T): T {
  try {
    return call()
  } catch (error) {
    if (error instanceof SubjectError) throw error
    throw new SubjectError(`${what()}: threw ${error}`)
  }
}

function probability(what: string, call: () => number): number {
  const value = called(() => what, call)
  if (value >= 0 && value <= 1) return value
  throw new SubjectError(`${what}: expected a probability, got ${value}`)
}
