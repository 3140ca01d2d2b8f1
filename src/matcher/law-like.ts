import { applyWord } from '../iterate/apply-word.js'
import type { FiniteLaw } from '../law/finite-law.js'
import type { ReferenceLaw } from '../law/reference-law.js'
import { wordLaw } from '../law/word-law.js'
import type { Order } from '../order/order.js'
import type { RandomMap, Seed } from '../random/random-map.js'
import { frameOf, keyOf, sizeOf } from '../space/frame.js'
import { kind } from '../space/objection.js'
import { hasMethod } from './given.js'
import { asFinite, isRandomMap } from './subject-map.js'
import { MatcherError } from './verdict.js'

/** The law of the n-th iterate of a random map, in an order, from a start. */
export interface IterateLaw<P, S = number> {
  readonly randomMap: RandomMap<P, S>
  readonly order: Order
  readonly n: number
  readonly start: P
}

/**
 * A law, in one of the ways to have one: exactly, on finitely many points; by its distribution
 * function; as the law of an iterate; or by independent draws from it. (The points of one forward
 * path are not independent.)
 */
export type LawLike<P, S = number> =
  | FiniteLaw<P>
  | ReferenceLaw
  | IterateLaw<P, S>
  | readonly P[]
  | Float64Array

/** A law as it can be compared. */
export type Resolved<P> =
  | { readonly kind: 'finite'; readonly law: FiniteLaw<P> }
  | { readonly kind: 'reference'; readonly law: ReferenceLaw }
  | { readonly kind: 'sample'; readonly points: readonly P[] }

/** Words of an iterate are enumerated up to so many ways for their maps to fall. */
const mostWords = 20_000

/** The law, iterates enumerated where they have few words, else drawn by `draw`. */
export function resolved<P, S>(
  law: LawLike<P, S>,
  draw: (law: IterateLaw<P, S>) => readonly P[],
): Resolved<P> {
  lawOf(law)
  if (isSample<P>(law)) return { kind: 'sample', points: Array.from(law as readonly P[]) }
  if ('atoms' in law) return { kind: 'finite', law }
  if ('cdf' in law) return { kind: 'reference', law }
  return enumerated(law) ?? { kind: 'sample', points: draw(law) }
}

const isSample = <P>(law: unknown): law is readonly P[] | Float64Array =>
  Array.isArray(law) || law instanceof Float64Array

/** Returns a law in one of the ways to have one; throws MatcherError if it is none. */
export function lawOf<P, S>(law: LawLike<P, S>): LawLike<P, S> {
  if (isSample(law) || isLaw(law)) return law
  throw new MatcherError(
    `law: expected a law, draws or an iterate (randomMap, order, n, start), got ${kind(law)}`,
  )
}

const isLaw = (law: unknown): boolean =>
  typeof law === 'object' &&
  law !== null &&
  ('randomMap' in law
    ? isRandomMap(law.randomMap) && 'order' in law && hasMethod(law.order, 'word')
    : 'atoms' in law || 'cdf' in law)

export const isIterate = <P, S>(law: LawLike<P, S>): law is IterateLaw<P, S> => 'randomMap' in law

function enumerated<P, S>({
  randomMap,
  order,
  n,
  start,
}: IterateLaw<P, S>): Resolved<P> | undefined {
  const finite = asFinite(randomMap)
  const word = order.word(n)
  if (finite === undefined || finite.maps.length ** new Set(word).size > mostWords) return undefined
  const maps = finite.maps.map((point, i) => ({ point, weight: finite.weights[i]! }))
  return { kind: 'finite', law: wordLaw(word, maps, start, keyOf) }
}

/** Which streams of a random map the matchers draw from: not those that a user starts with. */
export const firstStream = 2 ** 31

/** Independent draws of an iterate, from streams of its own. */
export function drawn<P, S>(
  { randomMap, order, n, start }: IterateLaw<P, S>,
  { seed, size, stream }: { readonly seed: Seed; readonly size: number; readonly stream: number },
): P[] {
  const word = order.word(n)
  return Array.from({ length: size }, (_, r) =>
    applyWord(randomMap.realize(seed, stream + r), word, start, randomMap.space),
  )
}

/** What is looked at of a point, as numbers: its coordinates unless `observe` says otherwise. */
export function numbersOf<P>(
  points: readonly P[],
  observe?: (p: P) => number | ArrayLike<number>,
): readonly ArrayLike<number>[] {
  return points.map(p => {
    const value = observe?.(p) ?? frameOf(p)?.coordinates(p).map(sizeOf)
    if (value === undefined) {
      throw new MatcherError(
        'sample: expected points made of numbers, or option observe, a number or vector for each',
      )
    }
    return typeof value === 'number' ? [value] : value
  })
}

/** "iterate 5 in forward order", "a sample of 100", "Normal(0, 1)". */
export function titleOf<P, S>(law: LawLike<P, S>, found: Resolved<P>): string {
  if (isIterate(law)) return `iterate ${law.n} in ${law.order.name} order`
  if (found.kind === 'sample') return `a sample of ${found.points.length}`
  return found.kind === 'finite'
    ? `a finite law on ${found.law.atoms.length} points`
    : found.law.name
}
