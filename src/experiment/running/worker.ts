import { workerData } from 'node:worker_threads'
import { openTrainer, type Trainer, type Training } from '../../tensor/training/index.js'
import { type Evaluated, type Evaluation, evaluate } from './evaluation.js'
import { type ExaminedData, examined } from './examined.js'

// One thread of the pool in pool.ts: it opens a training when it is first asked for, and evaluates.
const { trainings, data } = workerData as WorkerData
const opened = new Map<string, Promise<Trainer>>()
const examinations = examined(data)

/** What a thread is given. */
export interface WorkerData {
  /** The training of each arm. */
  readonly trainings: readonly Training[]
  readonly data: ExaminedData
}

/** What a reading gave, or the error that it ended with: classes and names do not cross threads. */
export type Answer =
  | { readonly evaluated: Evaluated }
  | { readonly failed: { readonly name: string; readonly message: string } }

export default async function run(evaluation: Evaluation): Promise<Answer> {
  try {
    return { evaluated: await evaluate(await trainer(evaluation.arm), evaluation, examinations) }
  } catch (error) {
    if (!(error instanceof Error)) throw error
    return { failed: { name: error.name, message: error.message } }
  }
}

/** Arms that are trained alike have one trainer. */
function trainer(arm: number): Promise<Trainer> {
  const training = trainings[arm]!
  const key = JSON.stringify(training)
  const found = opened.get(key) ?? openTrainer(training, data)
  opened.set(key, found)
  return found
}
