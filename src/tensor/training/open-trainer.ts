import type { Trainer } from './trainer.js'
import type { Training, TrainingData } from './training.js'

/**
 * The trainer of a training on its data. tfjs is loaded only where it is used.
 * @throws BackendError, TrainingError or RandomError, one line each, for what is not to be had
 */
export async function openTrainer(training: Training, data: TrainingData): Promise<Trainer> {
  const { backend } = training
  if (backend === 'dense') {
    const { denseTrainer } = await import('./dense-trainer.js')
    return denseTrainer(training, data)
  }
  const { tensorTrainer } = await import('./tensor-trainer.js')
  return tensorTrainer({ ...training, backend }, data)
}
