import { SingleBar } from 'cli-progress'
import type { RunProgress } from '../experiment/index.js'
import { paceClock, progressLine, progressParts } from './run-line.js'

/** Says how far a run is: a bar while a terminal watches, else a line a minute. */
export interface RunReporter {
  show(progress: RunProgress): void
  hide(): void
}

const MINUTE = 60_000
const BAR = 12

/** A reporter on a stream. */
export function runReporter(stream: NodeJS.WriteStream): RunReporter {
  const pace = paceClock()
  if (!stream.isTTY) {
    let said = performance.now()
    return {
      show(progress) {
        const now = performance.now()
        const found = pace(progress, now)
        if (now - said < MINUTE) return
        said = now
        const done = ((100 * progress.applications) / progress.total).toFixed(1)
        const head = `${done} % of ${progress.total} map applications`
        stream.write(`${[head, ...progressParts(progress, found)].join(', ')}\n`)
      },
      hide: () => {},
    }
  }
  let line = (_bar: string): string => ''
  const bar = new SingleBar({
    stream,
    format: (_options, { progress }) => {
      const full = Math.round(progress * BAR)
      return line('█'.repeat(full) + '░'.repeat(BAR - full))
    },
    clearOnComplete: true,
    hideCursor: true,
  })
  let started = false
  return {
    show(progress) {
      const found = pace(progress, performance.now())
      line = drawn => progressLine(drawn, progress, found, stream.columns || 80)
      if (!started) bar.start(progress.total, progress.applications)
      else bar.update(progress.applications)
      started = true
    },
    hide: () => bar.stop(),
  }
}
