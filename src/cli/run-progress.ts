import { SingleBar } from 'cli-progress'
import type { RunProgress } from '../experiment/index.js'
import { durationText } from '../report/index.js'

/** Says how far a run is: a bar while a terminal watches, else a line a minute. */
export interface RunReporter {
  show(progress: RunProgress): void
  hide(): void
}

const MINUTE = 60_000

/** A reporter on a stream. */
export function runReporter(stream: NodeJS.WriteStream, begun = performance.now()): RunReporter {
  const describe = ({ applications, total, here, last }: RunProgress) => {
    const rate = here / Math.max(1e-9, (performance.now() - begun) / 1000)
    const left = here === 0 ? '–' : durationText((total - applications) / rate)
    const loss = last?.train
      ? `, ${last.arm} n = ${last.n}: loss ${last.train.loss.toPrecision(4)}`
      : ''
    return { rate: `${Math.round(rate)} maps/s`, left: `${left} left`, loss }
  }
  if (!stream.isTTY) {
    let said = begun
    return {
      show(progress) {
        if (performance.now() - said < MINUTE) return
        said = performance.now()
        const { rate, left, loss } = describe(progress)
        const done = ((100 * progress.applications) / progress.total).toFixed(1)
        stream.write(`${done} % of ${progress.total} map applications, ${rate}, ${left}${loss}\n`)
      },
      hide: () => {},
    }
  }
  const bar = new SingleBar({
    stream,
    format: '{bar} {percentage} % {rate}, {left}{loss}',
    barsize: 12,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    clearOnComplete: true,
    hideCursor: true,
  })
  let started = false
  return {
    show(progress) {
      if (!started) bar.start(progress.total, progress.applications, describe(progress))
      else bar.update(progress.applications, describe(progress))
      started = true
    },
    hide: () => bar.stop(),
  }
}
