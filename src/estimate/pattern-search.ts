import type { Region } from './region.js'

/** A point, and the value of a function there. */
export interface Peak {
  readonly x: Float64Array
  readonly value: number
}

/**
 * Climbs from a point of a box to points of larger f by steps along the axes, ± a quarter of each
 * side of the box at first, which are cut at its faces, and halved when none is an improvement; until
 * they are 2^−40 of the sides, or f has been asked `budget` times, or `stop`, asked before each, says
 * so. An absent value is no point.
 * Source: Hooke and Jeeves 1961.
 */
export function patternSearch(
  f: (x: Float64Array) => number | undefined,
  start: Peak,
  { low, high }: Region,
  budget: number,
  stop: () => boolean = () => false,
): Peak {
  let best = start
  let asked = 0
  for (let part = 1 / 4; part >= 2 ** -40; part /= 2) {
    for (let improved = true; improved; ) {
      improved = false
      for (let i = 0; i < low.length; i++) {
        for (const step of [part, -part]) {
          const wanted = best.x[i]! + step * (high[i]! - low[i]!)
          const to = Math.min(high[i]!, Math.max(low[i]!, wanted))
          if (to === best.x[i]) continue
          if (asked++ >= budget || stop()) return best
          const x = best.x.slice()
          x[i] = to
          const value = f(x)
          if (value === undefined || !(value > best.value)) continue
          best = { x, value }
          improved = true
          break
        }
      }
    }
  }
  return best
}
