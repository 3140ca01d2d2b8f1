import { lipschitzIn, type SelfMap } from '../map/self-map.js'
import type { FiniteMap } from '../random/finite.js'
import type { MapSequence, RandomMap } from '../random/random-map.js'
import type { Subject } from './subject.js'

/** How much is tried. */
export interface Sizes {
  /** Maps looked at, where the law has infinitely many. */
  readonly maps: number
  /** Realisations in a sample. */
  readonly realisations: number
  /** Map applications that one sample may cost. */
  readonly applications: number
  /** Words that may be enumerated. */
  readonly words: number
}

export const sizes = (quick: boolean, exact: boolean): Sizes => ({
  maps: quick ? 200 : 1000,
  realisations: quick ? 500 : 4000,
  // Fractions grow as they are composed: an exact application costs far more than one in doubles.
  applications: (quick ? 200_000 : 4_000_000) / (exact ? 100 : 1),
  words: quick ? 500 : 5000,
})

/** A random map as far as it can be looked at: what every question starts from. */
export interface Known<P, S> {
  readonly subject: Subject<P, S>
  readonly seed: number
  readonly sizes: Sizes
  /** The lengths at which laws are compared. */
  readonly lengths: readonly number[]
  /** The wanted error. */
  readonly error: number
  /** T_1, T_2, … of one realisation. */
  readonly realisation: MapSequence<SelfMap<P, S>>
  /** The law, where it is a choice among finitely many maps. */
  readonly finite?: FiniteMap<P, S>
  /** All maps of a finite law; T_1 … T_r of any other. */
  readonly maps: readonly SelfMap<P, S>[]
  /** Their probabilities; all the same for a sample. */
  readonly weights: readonly number[]
  /** "all 3 maps", "1000 maps". */
  readonly extent: string
}

/** What the questions start from. */
export function known<P, S>(
  subject: Subject<P, S>,
  options: Pick<Known<P, S>, 'seed' | 'lengths' | 'error'> & { readonly quick: boolean },
): Known<P, S> {
  const { quick, ...rest } = options
  const finite = asFinite(subject.map)
  const realisation = subject.map.realize(options.seed)
  const all = sizes(quick, subject.space.field.exact)
  const maps = finite?.maps ?? Array.from({ length: all.maps }, (_, i) => realisation.at(i + 1))
  return {
    ...rest,
    subject,
    sizes: all,
    realisation,
    maps,
    weights: finite?.weights.map(w => w.valueOf()) ?? maps.map(() => 1 / maps.length),
    extent: finite
      ? maps.length === 1
        ? 'the one map'
        : `all ${maps.length} maps`
      : `${maps.length} maps`,
    ...(finite && { finite }),
  }
}

export function asFinite<P, S>(map: RandomMap<P, S>): FiniteMap<P, S> | undefined {
  return map.sampling === 'i.i.d.' && 'maps' in map && 'weights' in map
    ? (map as FiniteMap<P, S>)
    : undefined
}

/** The Lipschitz constants that the maps carry, in the metric of the space. */
export const constants = <P, S>({ maps, subject }: Known<P, S>): (number | undefined)[] =>
  maps.map(map => {
    const constant = lipschitzIn(map, subject.space)
    return constant === undefined ? undefined : subject.space.field.toNumber(constant)
  })

/** A bound k of all Lipschitz constants, and on whose word. */
export interface CommonConstant {
  readonly k: number
  readonly by: 'proved' | 'claimed'
}

/** The constant that is proved of all maps of the law, or else the one that is claimed. */
export function commonConstant<P, S>({ subject }: Known<P, S>): CommonConstant | undefined {
  const { map, space, k } = subject
  const proved = map.proved?.lipschitz?.[space.metric]
  if (proved !== undefined) return { k: space.field.toNumber(proved), by: 'proved' }
  return k === undefined ? undefined : { k, by: 'claimed' }
}

/** A bound D of d(θ, Tθ) over all maps, where there is one to be had. */
export function displacement<P, S>(
  found: Known<P, S>,
): { readonly D: number; readonly by: 'proved' | 'claimed' | 'seen' } {
  const { subject, maps, finite } = found
  const { space, start } = subject
  const far = maps.map(map => space.field.toNumber(space.distance(start, map.apply(start))))
  const seen = far.reduce((most, d) => Math.max(most, d), 0)
  if (finite !== undefined) return { D: seen, by: 'proved' }
  return subject.D === undefined ? { D: seen, by: 'seen' } : { D: subject.D, by: 'claimed' }
}
