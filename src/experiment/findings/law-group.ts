import type { Levels } from '../../law/error-rates.js'
import type { EndedArm } from './paths.js'
import { type Quantity, testAccuracy, testLoss, trainLoss } from './quantities.js'

/** Arms that are held against one: orders of the same maps. */
export interface LawGroup {
  readonly base: EndedArm
  readonly others: readonly EndedArm[]
}

/** What is compared at every n. */
export const lawQuantities: readonly Quantity[] = [trainLoss, testLoss, testAccuracy]

/** The false alarms of a table, shared by all that is decided in it. */
export const FALSE_ALARM = 0.01

/** The chance to miss a difference as large as a test says that it finds. */
export const MISS = 0.05

/** The levels of one of the tests of equal laws: of all n, quantities and orders together. */
export function levelsOfEach(groups: readonly LawGroup[]): Levels {
  const looks = groups.flatMap(({ others }) => others.map(({ arm }) => arm.at.length))
  const tests = looks.reduce((sum, n) => sum + n * lawQuantities.length, 0)
  return { falseAlarm: FALSE_ALARM / Math.max(1, tests), miss: MISS }
}

/** How many seeds the arms of groups have in common with the arm they are held against, at the least. */
export const seedsOf = (groups: readonly LawGroup[]): number =>
  Math.min(
    ...groups.flatMap(({ base, others }) =>
      others.map(({ paths }) => [...paths.keys()].filter(seed => base.paths.has(seed)).length),
    ),
  )
