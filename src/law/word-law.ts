import type { SelfMap } from '../map/self-map.js'
import type { Word } from '../order/word.js'
import { rational } from '../space/rational.js'
import { type Draws, independentDraws } from './draws.js'
import { type FiniteLaw, finiteLaw, type Key, pushForward, type Weighted } from './finite-law.js'

/** As much of a self-map as a word needs. */
export type Applicable<P> = Pick<SelfMap<P>, 'apply'>

/** Enumerations beyond this many states are refused. */
const mostStates = 2_000_000

/**
 * The exact law of T_{w1} T_{w2} … T_{wn}(start), the T_i drawn independently from finitely many
 * weighted maps; an index that the word repeats is one draw, used at every one of its places.
 *
 * Without repetition the law is carried through the word map by map, equal states merged;
 * with it, all m^d ways the d distinct indices can draw from m maps are enumerated.
 * Throws RangeError beyond 2,000,000 states, LawError unless the weights are a law.
 */
export function wordLaw<P>(
  word: Word,
  maps: readonly Weighted<Applicable<P>>[],
  start: P,
  key: Key<P>,
): FiniteLaw<P> {
  const indices = [...word]
  if (new Set(indices).size < indices.length) {
    return pushForward(jointWordLaw([word], maps, start, key), points => points[0] as P, key)
  }
  let law = finiteLaw([{ point: start, weight: rational(1) }], key)
  for (let applied = 0; applied < indices.length; applied++) {
    allowed(law.atoms.length * maps.length, `word of length ${indices.length}`)
    const images = law.atoms.flatMap(({ point, weight }) =>
      maps.map(map => ({ point: map.point.apply(point), weight: map.weight.mul(weight) })),
    )
    law = finiteLaw(images, key)
  }
  return law
}

/**
 * The exact joint law of several words over the same independent draws, as points of P^words:
 * (X_2, X_3) is `[backward.word(2), backward.word(3)]`. Enumerates all m^d draws of the d indices.
 * Throws RangeError beyond 2,000,000 of them, LawError unless the weights are a law.
 */
export function jointWordLaw<P>(
  words: readonly Word[],
  maps: readonly Weighted<Applicable<P>>[],
  start: P,
  key: Key<P>,
): FiniteLaw<readonly P[]> {
  const indices = [...new Set(words.flatMap(word => [...word]))]
  allowed(maps.length ** indices.length, `words over ${indices.length} draws`)
  const draws = independentDraws(
    maps.map(map => map.weight),
    indices,
  )
  return lawUnder(
    draws,
    words,
    maps.map(map => map.point),
    start,
    key,
  )
}

/**
 * The exact joint law of several words under any law of draws: cyclic, reshuffled, …, where X_n
 * and Y_n need not have one law. `draws` lists the ways the draws can fall with their weights.
 * Throws LawError unless these weights sum to 1, RangeError beyond 2,000,000 of them or for a draw
 * that names no map.
 */
export function lawUnder<P>(
  draws: Iterable<Weighted<Draws>>,
  words: readonly Word[],
  maps: readonly Applicable<P>[],
  start: P,
  key: Key<P>,
): FiniteLaw<readonly P[]> {
  const innermostFirst = words.map(word => [...word].reverse())
  function* points() {
    let count = 0
    for (const { point: draw, weight } of draws) {
      allowed(++count, 'draws')
      const point = innermostFirst.map(indices =>
        indices.reduce((p, index) => drawn(maps, draw(index)).apply(p), start),
      )
      yield { point, weight }
    }
  }
  return finiteLaw<readonly P[]>(points(), jointKey(key))
}

/** The key of a tuple of points, from the key of one. */
export function jointKey<P>(key: Key<P>): Key<readonly P[]> {
  return points => JSON.stringify(points.map(key))
}

function drawn<P>(maps: readonly Applicable<P>[], number: number): Applicable<P> {
  const map = maps[number]
  if (map) return map
  throw new RangeError(`draw: expected the number of one of ${maps.length} maps, got ${number}`)
}

function allowed(states: number, what: string): void {
  if (states > mostStates) {
    throw new RangeError(`${what}: expected at most ${mostStates} states, got ${states}`)
  }
}
