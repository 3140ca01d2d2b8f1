import fc from 'fast-check'
import { pointAround } from '../arbitrary/point-around.js'
import { shown } from '../check/shown.js'
import type { SelfMap } from '../map/self-map.js'
import type { FiniteMap } from '../random/finite.js'
import type { RandomMap, Seed } from '../random/random-map.js'
import { type MetricSpace, pointOf } from '../space/metric-space.js'
import { countOf, hasMethod, having } from './given.js'
import { MatcherError } from './verdict.js'

/** Where a map is looked at. */
export interface Whereabouts<P, S> {
  /** The metric space; a random map brings its own. */
  readonly space?: MetricSpace<P, S>
  /** Points of the space: an arbitrary, or a list. Points around `start` unless given. */
  readonly points?: fc.Arbitrary<P> | readonly P[]
  /** A point of the space, 0 unless given: for want of `points`. */
  readonly start?: P
  /** How many maps of a random map are tried, all where they are finitely many; 20 unless given. */
  readonly maps?: number
  /** Replays a failure. */
  readonly seed?: Seed
}

/** One or more maps, in one space, with points to try them at. */
export interface SubjectMaps<P, S> {
  readonly name: string
  readonly maps: readonly SelfMap<P, S>[]
  /** Whether they are all that there are. */
  readonly all: boolean
  readonly space: MetricSpace<P, S>
  readonly points: fc.Arbitrary<P>
  readonly seed: Seed
}

/** The i.i.d. choice among finitely many maps that a random map is, if it is one. */
export const asFinite = <P, S>(map: RandomMap<P, S>): FiniteMap<P, S> | undefined =>
  map.sampling === 'i.i.d.' && 'maps' in map && 'weights' in map
    ? (map as FiniteMap<P, S>)
    : undefined

export const isRandomMap = <P, S>(received: unknown): received is RandomMap<P, S> =>
  hasMethod(received, 'realize')

/** A seed that a failure's message can name: fast-check's, where one is configured. */
export const seedOf = (seed: Seed | undefined): Seed =>
  seed ?? fc.readConfigureGlobal()?.seed ?? Math.floor(Math.random() * 2 ** 31)

/**
 * The maps that a matcher received: one map, or the first of a random map.
 * Throws MatcherError where it is no map, or the space or two points of it are wanting; and, as points
 * are drawn, PointError where a map sends one out of the space (to NaN, say): it is no self-map.
 */
export function subjectMaps<P, S>(
  received: SelfMap<P, S> | RandomMap<P, S>,
  where: Whereabouts<P, S>,
): SubjectMaps<P, S> {
  const seed = seedOf(where.seed)
  const random = isRandomMap<P, S>(received) ? received : undefined
  if (random === undefined) {
    having(received, 'apply', 'received', 'a map (name, apply, proved) or a random map')
  }
  const space = where.space ?? random?.space
  if (space === undefined) {
    throw new MatcherError(`${received.name}: expected option space, the metric space it acts on`)
  }
  const maps = random
    ? mapsOf(random, seed, countOf(where.maps ?? 20, 'maps'))
    : [received as SelfMap<P, S>]
  /** The images of a point that was drawn, which every stretch is measured between. */
  const sent = (p: P) => {
    for (const map of maps) pointOf(space, map.apply(p), `${map.name} at ${shown(p)}`)
    return p
  }
  return {
    name: received.name,
    maps,
    all: random === undefined || asFinite(random) !== undefined,
    space,
    points: pointsOf(space, where).map(p => sent(pointOf(space, p, 'points'))),
    seed,
  }
}

function mapsOf<P, S>(
  random: RandomMap<P, S>,
  seed: Seed,
  count: number,
): readonly SelfMap<P, S>[] {
  const sequence = random.realize(seed)
  return asFinite(random)?.maps ?? Array.from({ length: count }, (_, i) => sequence.at(i + 1))
}

function pointsOf<P, S>(
  space: MetricSpace<P, S>,
  { points, start }: Whereabouts<P, S>,
): fc.Arbitrary<P> {
  if (points !== undefined && 'generate' in points) return points
  if (points !== undefined) {
    if (points.length >= 2) return fc.constantFrom(...points)
    throw new MatcherError(`points: expected two points or more, got ${points.length}`)
  }
  const origins: readonly unknown[] = [start, 0, space.field.zero, 1]
  const origin = origins.find(p => p !== undefined && space.objection(p as P) === undefined)
  if (origin !== undefined) return pointAround(space, origin as P, { most: 20 })
  throw new MatcherError(
    `${space.name}: expected option points, an arbitrary or a list of its points, or start, one of them`,
  )
}
