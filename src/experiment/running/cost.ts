import { word } from '../../order/word.js'
import type { Arm } from './arm.js'
import { courseOf } from './course.js'
import type { Metric } from './metric.js'
import { Shelf } from './shelf.js'

/** What a path takes, known before it begins. */
export interface PathCost {
  /** Map applications: exact, or where resets are decided on the way, the most there can be. */
  readonly applications: number
  readonly readings: number
  /** The most states kept at a time, those under way aside. */
  readonly held: number
}

/** The cost of a path of an arm. */
export function pathCost(arm: Arm): PathCost {
  const course = courseOf(arm)
  const first = course.words(0)
  const shelves = first.map(() => new Shelf<undefined>())
  let [applications, held] = [0, 0]
  for (const i of arm.at.keys()) {
    const keep = course.keep(i)
    course.words(i).forEach((w, p) => {
      const shelf = shelves[p]!
      const part = shelf.part(w, keep[p])
      applications += word(...part.word).length - (part.from?.length ?? 0)
      if (part.keep !== undefined) shelf.add({ length: part.keep, state: undefined })
    })
    held = Math.max(
      held,
      shelves.reduce((sum, shelf) => sum + shelf.states.length, 0),
    )
  }
  return { applications, readings: arm.at.length, held }
}

/** The cost of going on with a path after so many of its readings. */
export const costLeft = (arm: Arm, metrics: readonly Metric[]): number =>
  pathCost(arm).applications - metrics.reduce((sum, { applications }) => sum + applications, 0)
