import { hill } from '../../estimate/hill.js'
import { exponents } from './exponents.js'
import type { Facts } from './facts.js'
import type { Looked } from './looked.js'

/** Independent draws of the distance from the start of what is nearly stationary, or why none. */
type SeenTail =
  | {
      readonly distances: readonly number[]
      readonly evaluations: number
      readonly refused?: never
    }
  | { readonly refused: string; readonly evaluations: number }

const realisations = 4000
/** Steps of a realisation to begin with, at least and at most; it then goes on for as many again. */
const [fewest, most] = [100, 400]
/** Of the start e^−10 is to be left. */
const forgotten = 10

/**
 * Distances from the start of independent forward iterates. The steps are chosen from γ_1: refused
 * where it is not seen to be below 0, where no number of steps up to 400 forgets the start, and where
 * Hill's estimate still moves from n to 2n steps by more than a deviation of it: then the tail that
 * is seen is that of the paths, and not yet of the stationary law.
 */
export function seenTail<P>(looked: Looked<P>, before: Facts): SeenTail {
  const { subject, stop } = looked
  const gamma = exponentOf(looked, before)
  if (gamma !== undefined && !(gamma < 0)) {
    return {
      refused: 'γ_1 is not seen to be below 0: is there a stationary law?',
      evaluations: 0,
    }
  }
  const steps = gamma === undefined ? fewest : Math.max(fewest, Math.ceil(-forgotten / gamma))
  if (steps > most) {
    const refused = `paths forget their start in about ${steps} steps, more than ${most}`
    return { refused, evaluations: 0 }
  }
  const { map, space, start } = subject
  const once: number[] = []
  const twice: number[] = []
  let evaluations = 0
  for (let r = 0; r < realisations; r++) {
    const sequence = map.realize(looked.seed, r)
    let p = start
    for (let i = 1; i <= 2 * steps; i++) {
      if (stop()) return { refused: 'stopped before all paths were run', evaluations }
      p = sequence.at(i).apply(p)
      evaluations++
      if (i % steps !== 0) continue
      const d = space.objection(p) === undefined ? space.distance(start, p) : Infinity
      if (!Number.isFinite(d)) {
        const refused = `a forward path left the numbers in ${i} steps: it has no stationary law`
        return { refused, evaluations }
      }
      if (i === steps) once.push(d)
      else twice.push(d)
    }
  }
  const [one, two] = [hill(once), hill(twice)]
  if (one.refused === undefined && two.refused === undefined) {
    const deviation = two.alpha / Math.sqrt(Math.min(one.k, two.k))
    if (Math.abs(one.alpha - two.alpha) > deviation) {
      const shown = [one, two].map(({ alpha }) => alpha.toPrecision(3)).join(' and ')
      const refused = `not stationary yet: ${shown} after ${steps} and ${2 * steps} steps`
      return { refused, evaluations }
    }
  }
  return { distances: twice, evaluations }
}

/** The upper end of γ_1's interval, as found before, or else found here; undefined if not known. */
function exponentOf<P>(looked: Looked<P>, before: Facts): number | undefined {
  if (before.exponent !== undefined) return before.exponent.high
  const third = performance.now() + looked.left() / 3
  return exponents({ ...looked, stop: () => performance.now() > third }).facts?.exponent?.high
}
