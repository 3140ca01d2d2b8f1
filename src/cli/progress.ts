import { SingleBar } from 'cli-progress'

/** A bar on stderr while a terminal watches; nothing otherwise. */
export interface Progress {
  /** Work number `done` of `total` starts. */
  show(done: number, total: number, what: string): void
  /** Takes the bar off the screen; the next `show` brings it back. */
  hide(): void
}

/** Progress on a stream: a bar if it is a terminal. */
export function progressOn(stream: NodeJS.WriteStream): Progress {
  if (!stream.isTTY) return { show: () => {}, hide: () => {} }
  const bar = new SingleBar({
    stream,
    format: '{bar} {value}/{total} {what}',
    barsize: 24,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    clearOnComplete: true,
    hideCursor: true,
  })
  return {
    show: (done, total, what) => bar.start(total, done, { what }),
    hide: () => bar.stop(),
  }
}
