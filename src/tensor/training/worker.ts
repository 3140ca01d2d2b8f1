import { workerData } from 'node:worker_threads'
import { openTrainer } from './open-trainer.js'
import { examinations, type Outcome, runTask, type Task } from './task.js'
import type { Training, TrainingData } from './training.js'

// One thread of the pool in run-tasks.ts: it opens the training once, and runs tasks of it.
const { training, data } = workerData as { training: Training; data: TrainingData }
const opened = openTrainer(training, data)
const examine = examinations(data)

export default async function run(task: Task): Promise<Outcome> {
  return runTask(await opened, task, examine(task.rows))
}
