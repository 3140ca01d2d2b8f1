import { workerData } from 'node:worker_threads'
import { openTrainer } from './open-trainer.js'
import { examinations, type Outcome, runTask, type Task } from './task.js'
import type { Training, TrainingData } from './training.js'

// One thread of the pool in run-tasks.ts: it opens the training once, and runs tasks of it.
const { training, data } = workerData as { training: Training; data: TrainingData }
const opened = openTrainer(training, data)
const examine = examinations(data)

opened.catch(() => {}) // said by every task

/** What a task gave, or the error that it ended with: classes and names do not cross threads. */
export type Answer =
  | { readonly outcome: Outcome }
  | { readonly failed: { readonly name: string; readonly message: string } }

export default async function run(task: Task): Promise<Answer> {
  try {
    return { outcome: await runTask(await opened, task, examine(task.rows)) }
  } catch (error) {
    if (!(error instanceof Error)) throw error
    return { failed: { name: error.name, message: error.message } }
  }
}
