/** What a caller of something long may want. */
export interface Patience {
  readonly signal?: AbortSignal
  /** Called now and then with the work done so far, in steps, out of the total where it is known. */
  readonly onProgress?: (progress: { readonly done: number; readonly total?: number }) => void
}

/** Work that can be interrupted: it yields the steps done so far now and then, and ends in a result. */
export type Steps<Result> = Generator<number, Result>

/** Steps between two yields. */
export const PULSE = 16

/** Milliseconds between two rests. */
const REST = 50

/** Whether it is time again to let the event loop run. */
export function restlessness(): () => boolean {
  let rested = performance.now()
  return () => {
    if (performance.now() - rested <= REST) return false
    rested = performance.now()
    return true
  }
}

/** Lets timers, signals and progress through. */
export const rest = (): Promise<void> => new Promise(resolve => setTimeout(resolve))

/** Does the work in one go. */
export function finish<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}

/** Does the work with rests, heeding a signal. Throws the signal's reason when aborted. */
export async function patiently<Result>(
  steps: Steps<Result>,
  { signal, onProgress }: Patience,
): Promise<Result> {
  const due = restlessness()
  for (;;) {
    signal?.throwIfAborted()
    const { done, value } = steps.next()
    if (done) return value
    if (!due()) continue
    onProgress?.({ done: value })
    await rest()
  }
}
