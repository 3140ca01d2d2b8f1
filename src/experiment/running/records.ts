import { type Configuration, type Path, pathsOf } from './configuration.js'
import { readLines, writeLines } from './lines.js'
import type { Metric, Timing } from './metric.js'
import { RunError } from './run-error.js'
import { firstShape, laterShape, timingShape } from './run-shape.js'
import { type Flaw, flawText } from './shape.js'

/** What tells one line from another: a reading of a path. */
export type Reading = Pick<Metric, 'arm' | 'seed' | 'n'>

/** The lines of a run's paths. */
export interface Records {
  /** The lines of a path, in the order of n, which is that in which they were written. */
  of(path: Path): readonly Metric[]
}

/**
 * The lines of a file, path by path.
 * @throws RunError for a line of no path of these, of another n than the path's next, after a path's
 * end, or without what a reading has
 */
export function recordsOf(file: string, lines: readonly Metric[], paths: readonly Path[]): Records {
  const places = new Map(
    paths.map(path => [keyOf(path.arm.name, path.seed), { path, lines: [] as Metric[] }]),
  )
  let marks: string | undefined
  for (const [i, line] of lines.entries()) {
    const refuse = refusal(file, line, i)
    const place = places.get(keyOf(line?.arm, line?.seed)) ?? refuse('a reading of this run')
    const { path, lines: mine } = place
    const name = `${path.arm.name}, seed ${path.seed}`
    if (isFinished(path, mine)) refuse(`no more of ${name}`)
    const n = path.arm.at[mine.length]!
    if (line.n !== n) refuse(`n = ${n} of ${name}`)
    refuseFlaw(file, i, (mine.length === 0 ? firstShape : laterShape)(line))
    if (line.diverged === undefined) {
      marks ??= marksOf(line)
      if (marksOf(line) !== marks) refuse(`${marks}, as in the lines before,`)
    }
    mine.push(line)
  }
  return { of: ({ arm, seed }) => places.get(keyOf(arm.name, seed))!.lines }
}

/** Refuses lines of timings.jsonl. @throws RunError for one of no path of these, or without a time */
export function refuseTimings(
  file: string,
  lines: readonly Timing[],
  paths: readonly Path[],
): void {
  const known = new Set(paths.map(({ arm, seed }) => keyOf(arm.name, seed)))
  for (const [i, line] of lines.entries()) {
    if (!known.has(keyOf(line?.arm, line?.seed))) refusal(file, line, i)('a time of this run')
    refuseFlaw(file, i, timingShape(line))
  }
}

const refusal =
  (file: string, line: unknown, i: number) =>
  (expected: string): never => {
    const got = JSON.stringify(line).slice(0, 80)
    throw new RunError(`${file}: expected ${expected} in line ${i + 1}, got ${got}`)
  }

function refuseFlaw(file: string, i: number, flaw: Flaw | undefined): void {
  if (flaw !== undefined) throw new RunError(`${file}, line ${i + 1}: ${flawText(flaw)}`)
}

/** What a line has of marks: "train loss, train accuracy, test loss, test accuracy". */
const marksOf = (line: Metric): string =>
  (['train', 'test', 'choice'] as const)
    .flatMap(split => Object.keys(line[split] ?? {}).map(mark => `${split} ${mark}`))
    .join(', ')

/** Whether nothing is left to do of a path. */
export const isFinished = ({ arm }: Path, recorded: readonly Metric[]): boolean =>
  recorded.length === arm.at.length || recorded.at(-1)?.diverged !== undefined

/** Puts the lines of a file in the order of arms, seeds and n. */
export async function sortLines(path: string, configuration: Configuration): Promise<void> {
  await writeLines(path, inOrder(await readLines<Reading>(path), configuration))
}

/** Lines in the order of arms, seeds and n. */
export function inOrder<L extends Reading>(lines: readonly L[], configuration: Configuration): L[] {
  const places = new Map(
    pathsOf(configuration).map(({ arm, seed }, place) => [keyOf(arm.name, seed), place]),
  )
  const place = ({ arm, seed }: L) => places.get(keyOf(arm, seed))!
  return [...lines].sort((a, b) => place(a) - place(b) || a.n - b.n)
}

const keyOf = (arm: string, seed: number): string => `${seed} ${arm}`
