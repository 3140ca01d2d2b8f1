import type { Arm } from '../running/arm.js'
import { isComplete, type PathSummary } from './path-summary.js'
import { type SignTest, signTest } from './sign-test.js'
import { median } from './statistics.js'

/** An arm and its paths in numbers, a seed each. */
export interface ArmPaths {
  readonly arm: Arm
  readonly paths: readonly PathSummary[]
}

/** Two arms seed by seed, over the seeds in which both came to their end. */
export interface PairedSigns {
  readonly seeds: readonly number[]
  /** Of the training loss, where both are read off at the same steps. */
  readonly roughness?: SignTest
  /** The first's roughness over the second's: the median over pairs; absent where one of them is 0. */
  readonly ratio?: number
  /** Of the last test loss, where both end at the same step. */
  readonly final?: SignTest
}

/**
 * Compares two arms seed by seed. Steps are those of each experiment's own batch (n·work). What is
 * read off at other steps is not compared: its test is absent.
 */
export function pairedSigns(first: ArmPaths, second: ArmPaths): PairedSigns {
  const pairs = second.paths.filter(isComplete).flatMap(path => {
    const other = first.paths.find(({ seed }) => seed === path.seed)
    return other !== undefined && isComplete(other) ? [[other, path] as const] : []
  })
  const values = (of: (path: PathSummary) => number | undefined) =>
    pairs.flatMap(pair => {
      const [a, b] = pair.map(of)
      return a === undefined || b === undefined ? [] : [[a, b] as const]
    })
  const [a, b] = [positions(first.arm), positions(second.arm)]
  const alongside = a.length === b.length && a.every((x, i) => isSame(x, b[i]!))
  const rough = values(({ roughness }) => roughness.train)
  const ratio = rough.every(([, y]) => y > 0) ? median(rough.map(([x, y]) => x / y)) : undefined
  return {
    seeds: pairs.map(([, { seed }]) => seed),
    ...(alongside && { roughness: signTest(rough) }),
    ...(alongside && ratio !== undefined && { ratio }),
    ...(isSame(a.at(-1)!, b.at(-1)!) && { final: signTest(values(({ final }) => final.test)) }),
  }
}

const positions = ({ at, work = 1 }: Arm): number[] => at.map(n => n * work)

/** But for the rounding of n·(1/3). */
const isSame = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(a, b)
