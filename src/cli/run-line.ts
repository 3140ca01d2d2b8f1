import type { RunProgress } from '../experiment/index.js'
import { durationText } from '../report/index.js'

/** How fast a run is: nothing until there is something to say. */
export interface Pace {
  /** Map applications in a second. */
  readonly rate: number
  /** Seconds. */
  readonly left: number
}

/** What is watched for less than a second says little. */
const SECOND = 1000

/**
 * A clock that is started by the first reading, for threads take their time to begin. It tells the
 * pace by what came after, once that took a second.
 */
export function paceClock(): (progress: RunProgress, now: number) => Pace | undefined {
  let first: { readonly here: number; readonly at: number } | undefined
  return ({ here, readings, applications, total }, now) => {
    if (readings === 0) return undefined
    first ??= { here, at: now }
    if (here === first.here || now - first.at < SECOND) return undefined
    const rate = (1000 * (here - first.here)) / (now - first.at)
    return { rate, left: (total - applications) / rate }
  }
}

/** "120 maps/s", "4 s left", "loss 0.1234", "forward n = 20": what there is to say, the reading last. */
export function progressParts({ last }: RunProgress, pace: Pace | undefined): string[] {
  return [
    ...(pace ? [`${Math.round(pace.rate)} maps/s`, `${durationText(pace.left)} left`] : []),
    ...(last?.train ? [`loss ${last.train.loss.toPrecision(4)}`] : []),
    ...(last ? [`${last.arm} n = ${last.n}`] : []),
  ]
}

/** How far a run is on one line, at most so many columns wide: the name of an arm gives way first. */
export function progressLine(
  bar: string,
  progress: RunProgress,
  pace: Pace | undefined,
  columns: number,
): string {
  const percent = Math.floor((100 * progress.applications) / progress.total)
  const head = `${bar} ${percent} %`
  const parts = progressParts(progress, pace)
  const { last } = progress
  if (last === undefined) return cut([head, ...parts].join(', '), columns)
  const rest = [head, ...parts.slice(0, -1)]
  const room = columns - lengthOf([...rest, ` n = ${last.n}`].join(', '))
  // Fewer letters of a name tell nothing.
  if (room < Math.min(4, lengthOf(last.arm))) return cut(rest.join(', '), columns)
  return [...rest, `${cut(last.arm, room)} n = ${last.n}`].join(', ')
}

const lengthOf = (text: string): number => [...text].length

const cut = (text: string, length: number): string =>
  lengthOf(text) <= length ? text : `${[...text].slice(0, Math.max(0, length - 1)).join('')}…`
