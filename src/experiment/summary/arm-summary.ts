import type { Arm } from '../running/arm.js'
import type { RunRecord } from '../running/directory.js'
import { type PathSummary, summarise } from './path-summary.js'
import { type SignTest, signTest } from './sign-test.js'
import { median, standardDeviation } from './statistics.js'

/** An arm over its seeds, and beside the first arm of the run. Diverged paths are counted, not averaged. */
export interface ArmSummary {
  readonly arm: string
  readonly paths: readonly PathSummary[]
  readonly diverged: number
  /** Medians over seeds of what `PathSummary` has. */
  readonly roughness: number | undefined
  readonly wobble: number | undefined
  readonly gap: number | undefined
  readonly best: number | undefined
  readonly final: number | undefined
  readonly accuracy: number | undefined
  /** Standard deviation of the last test loss over seeds. */
  readonly spread: number | undefined
  /** Over all seeds. */
  readonly applications: number
  readonly seconds: number
  /** Seed by seed against the first arm: lower roughness of the training loss, lower last test loss. */
  readonly signs?: { readonly roughness: SignTest; readonly final: SignTest }
}

/** The arms of a run in numbers. */
export function armSummaries({ file, metrics, timings }: RunRecord): ArmSummary[] {
  const { arms, seeds } = file.configuration
  const of = <L extends { readonly arm: string; readonly seed: number }>(
    lines: readonly L[],
    arm: Arm,
    seed: number,
  ) => lines.filter(line => line.arm === arm.name && line.seed === seed)
  const paths = arms.map(arm =>
    seeds
      .map(seed => summarise(arm, seed, of(metrics, arm, seed), of(timings, arm, seed)))
      .filter(({ readings }) => readings > 0),
  )
  return arms.map((arm, i) => overSeeds(arm.name, paths[i]!, i === 0 ? undefined : paths[0]!))
}

function overSeeds(
  arm: string,
  paths: readonly PathSummary[],
  first: readonly PathSummary[] | undefined,
): ArmSummary {
  const well = paths.filter(({ diverged }) => diverged === undefined)
  const over = (value: (path: PathSummary) => number | undefined) =>
    well.flatMap(path => value(path) ?? [])
  const finals = over(({ final }) => final.test)
  const pairs = (value: (path: PathSummary) => number | undefined) =>
    well.flatMap(path => {
      const other = first?.find(({ seed, diverged }) => seed === path.seed && !diverged)
      const [a, b] = [other && value(other), value(path)]
      return a === undefined || b === undefined ? [] : [[a, b] as const]
    })
  return {
    arm,
    paths,
    diverged: paths.length - well.length,
    roughness: median(over(({ roughness }) => roughness.train)),
    wobble: median(over(({ wobble }) => wobble.train)),
    gap: median(over(({ gap }) => gap)),
    best: median(over(({ best }) => best)),
    final: median(finals),
    accuracy: median(over(({ final }) => final.accuracy)),
    spread: standardDeviation(finals),
    applications: paths.reduce((sum, { applications }) => sum + applications, 0),
    seconds: paths.reduce((sum, { seconds }) => sum + seconds, 0),
    ...(first && {
      signs: {
        roughness: signTest(pairs(({ roughness }) => roughness.train)),
        final: signTest(pairs(({ final }) => final.test)),
      },
    }),
  }
}
