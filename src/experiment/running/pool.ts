import { Piscina } from 'piscina'
import type { Evaluated, Evaluation } from './evaluation.js'
import type { Answer, WorkerData } from './worker.js'

/** Threads that evaluate. */
export interface Pool {
  /** @throws errors of the thread, of the same name and message; an AbortError once it is closed */
  evaluate(evaluation: Evaluation): Promise<Evaluated>
  /** Ends the threads at once. */
  close(): Promise<void>
}

/** So many threads; what they give does not depend on how many there are. */
export function openPool(data: WorkerData, threads: number): Pool {
  const worker = import.meta.url.endsWith('.ts') ? './worker-from-sources.mjs' : './worker.js'
  const pool = new Piscina({
    filename: new URL(worker, import.meta.url).href,
    workerData: data,
    minThreads: threads,
    maxThreads: threads,
    concurrentTasksPerWorker: 1,
  })
  let closed: Promise<void> | undefined
  const abort = () => new DOMException('the pool is closed', 'AbortError')
  return {
    async evaluate(evaluation) {
      // A pool of piscina that is destroyed begins threads anew when it is asked.
      if (closed !== undefined) throw abort()
      const answer: Answer = await pool.run(evaluation).catch(error => {
        throw closed === undefined ? error : abort()
      })
      if ('evaluated' in answer) return answer.evaluated
      const { name, message } = answer.failed
      throw Object.assign(new Error(message), { name })
    },
    close() {
      closed ??= pool.destroy()
      return closed
    },
  }
}
