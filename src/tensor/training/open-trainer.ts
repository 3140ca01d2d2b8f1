import type { Trainer } from './trainer.js'
import type { Training, TrainingData } from './training.js'

/** A trainer, and the backends that 'auto' passed over, with the reasons. */
export interface OpenedTrainer {
  readonly trainer: Trainer
  readonly passed: readonly string[]
}

/**
 * The trainer of a training on its data. tfjs is loaded only where it is used.
 * @throws BackendError, RangeError or RandomError, one line each, for what is not to be had
 */
export async function openTrainer(training: Training, data: TrainingData): Promise<OpenedTrainer> {
  const { backend } = training
  if (backend === 'dense') {
    const { denseTrainer } = await import('./dense-trainer.js')
    return { trainer: denseTrainer(training, data), passed: [] }
  }
  const { tensorTrainer } = await import('./tensor-trainer.js')
  const { passed, ...trainer } = await tensorTrainer({ ...training, backend }, data)
  return { trainer, passed }
}
