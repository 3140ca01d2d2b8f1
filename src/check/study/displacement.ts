import { enclosedRounding } from '../../estimate/enclosed-rounding.js'
import { lastPlaces } from '../../estimate/stretch.js'
import type { Looked } from './looked.js'

/** How far maps move the start. */
export interface Displacement {
  /** The largest move of the maps looked at, rounding included: a bound if they are all. */
  readonly D: number
  /** The same with all that rounding explains taken off. */
  readonly seen: number
  /** What the author claims for all maps. */
  readonly claimed?: number
}

/** D = max d(θ, Tθ) over the maps looked at, and what is claimed of it. */
export function displacement<P>({ subject, maps }: Looked<P>): Displacement {
  const { space, start, D: claimed } = subject
  let [D, seen] = [0, 0]
  for (const map of maps) {
    const image = map.apply(start)
    const rounding =
      space.chart !== undefined && map.formula !== undefined
        ? enclosedRounding(map, space)
        : lastPlaces(space)
    const off = rounding(start, image) + (space.roundoff?.(start, image) ?? 0)
    const d = space.distance(start, image)
    D = Math.max(D, d + off)
    seen = Math.max(seen, d - off)
  }
  return { D, seen, ...(claimed !== undefined && { claimed }) }
}
