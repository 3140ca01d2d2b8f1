import { Piscina } from 'piscina'
import { openTrainer } from './open-trainer.js'
import { shares } from './shares.js'
import { examinations, type Outcome, orderOf, runTask, sorted, type Task } from './task.js'
import type { Training, TrainingData } from './training.js'
import type { Answer } from './worker.js'

/** How tasks are run. */
export interface RunOptions {
  /** Threads: 1, unless given, is this one. What comes out does not depend on them. */
  readonly workers?: number
  readonly signal?: AbortSignal
  /** Called as parts of the work are done: map applications so far. */
  readonly onProgress?: (applications: number) => void
}

/**
 * Runs tasks of a training, spread over threads: tasks as such, and within a task the wanted n where
 * their words share little. The outcomes are in the order of the tasks, and the same to the bit for
 * any number of threads. @throws what `openTrainer` and `runTask` throw; from threads, errors of
 * the same name and message
 */
export async function runTasks(
  training: Training,
  data: TrainingData,
  tasks: readonly Task[],
  { workers = 1, signal, onProgress }: RunOptions = {},
): Promise<Outcome[]> {
  const run = await openRunner(training, data, workers)
  let done = 0
  try {
    const pieces = tasks.map(task =>
      shares(orderOf(task), task.at, workers).map(async at => {
        const outcome = await run.task({ ...task, at }, signal)
        done += outcome.applications
        onProgress?.(done)
        return outcome
      }),
    )
    // All are waited for: a pool must not be closed while a thread of it begins.
    const settled = await Promise.all(pieces.map(shared => Promise.allSettled(shared)))
    return settled.map(shared => joined(shared.map(settledValue)))
  } finally {
    await run.close()
  }
}

function settledValue<T>(result: PromiseSettledResult<T>): T {
  if (result.status === 'fulfilled') return result.value
  throw result.reason
}

/** What runs tasks of a training, until it is closed. */
export interface Runner {
  task(task: Task, signal?: AbortSignal): Promise<Outcome>
  close(): Promise<void>
}

/** A runner on so many threads; a single one is this one unless `threads` are asked for. */
export const openRunner = (
  training: Training,
  data: TrainingData,
  workers: number,
  where: 'here' | 'threads' = workers === 1 ? 'here' : 'threads',
): Promise<Runner> => (where === 'here' ? here(training, data) : spread(training, data, workers))

/** This thread, one task after the other. */
async function here(training: Training, data: TrainingData): Promise<Runner> {
  const trainer = await openTrainer(training, data)
  const examine = examinations(data)
  let last: Promise<unknown> = Promise.resolve()
  return {
    task(task, signal) {
      const next = last.then(() => runTask(trainer, task, examine(task.rows), signal))
      last = next.catch(() => {})
      return next
    },
    close: async () => {},
  }
}

async function spread(training: Training, data: TrainingData, workers: number): Promise<Runner> {
  const worker = import.meta.url.endsWith('.ts') ? './worker-from-sources.mjs' : './worker.js'
  const pool = new Piscina({
    filename: new URL(worker, import.meta.url).href,
    workerData: { training, data },
    minThreads: workers,
    maxThreads: workers,
    concurrentTasksPerWorker: 1,
  })
  return {
    async task(task, signal) {
      const answer: Answer = await pool.run(task, signal && { signal })
      if ('outcome' in answer) return answer.outcome
      const { name, message } = answer.failed
      throw Object.assign(new Error(message), { name })
    },
    close: () => pool.destroy(),
  }
}

const joined = (shared: readonly Outcome[]): Outcome => ({
  by: shared[0]!.by,
  readings: sorted(shared.flatMap(({ readings }) => readings)),
  applications: shared.reduce((sum, { applications }) => sum + applications, 0),
  left: shared.reduce((sum, { left }) => sum + left, 0),
})
