/** What a user who has seen enough says: by ^C, or from outside. */
export interface Interruption {
  /** Aborted at the first SIGINT or SIGTERM. */
  readonly signal: AbortSignal
  /** 130 after SIGINT, 143 after SIGTERM, as shells have it. */
  code(): number
  /** Listens no more. */
  close(): void
}

const codes = { SIGINT: 130, SIGTERM: 143 } as const

/** Listens to SIGINT and SIGTERM. The first of them aborts; a second ends the process at once. */
export function interruption(): Interruption {
  const controller = new AbortController()
  let code: number = codes.SIGINT
  const onSignal = (signal: NodeJS.Signals) => {
    if (controller.signal.aborted) {
      close()
      if (process.stderr.isTTY) process.stderr.write('\x1b[?25h') // a bar had hidden the cursor
      process.kill(process.pid, signal)
    }
    code = codes[signal as keyof typeof codes]
    controller.abort()
  }
  const close = () => {
    for (const signal of Object.keys(codes)) process.off(signal, onSignal)
  }
  for (const signal of Object.keys(codes)) process.on(signal, onSignal)
  return { signal: controller.signal, code: () => code, close }
}
