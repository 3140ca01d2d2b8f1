import { applyWord } from '../../iterate/apply-word.js'
import { up, word } from '../../order/word.js'
import {
  type Examination,
  openTrainer,
  type Training,
  type TrainingData,
} from '../../tensor/training/index.js'

/** What one training takes here, and what computes it. */
export interface Calibration {
  /** Seconds of a step. */
  readonly step: number
  /** Seconds of an examination's batch. */
  readonly batch: number
  /** Of one state. */
  readonly bytes: number
  readonly device: string
}

/** Seconds given to the steps of one training. */
const PATIENCE = 0.3

/** Takes a few steps of a training, and one batch of an examination. @throws as `openTrainer` */
export async function calibrate(
  training: Training,
  data: TrainingData,
  examination: Examination,
): Promise<Calibration> {
  const trainer = await openTrainer(training, data)
  const { space } = trainer.maps
  const maps = trainer.maps.realize(0)
  let point = trainer.start(0)
  const advance = (from: number, to: number) => {
    const next = applyWord(maps, word(up(from, to)), point, space)
    space.release?.(point)
    point = next
  }
  const one = { ...examination, batches: examination.batches.slice(0, 1) }
  advance(1, 1)
  await trainer.examine(point, one) // reads back: what was queued is done
  let [begun, n] = [performance.now(), 0]
  do advance(n + 2, n++ + 2)
  while (performance.now() - begun < 1000 * PATIENCE && n < 1000)
  await trainer.examine(point, one)
  const step = (performance.now() - begun) / 1000 / n
  begun = performance.now()
  await trainer.examine(point, one)
  const batch = (performance.now() - begun) / 1000
  space.release?.(point)
  return { step, batch, bytes: trainer.bytes, device: trainer.device }
}

/** The bytes of one state, which do not depend on the backend. @throws as `openTrainer` */
export async function stateBytes(training: Training, data: TrainingData): Promise<number> {
  const backend = training.backend === 'dense' ? 'dense' : 'cpu'
  return (await openTrainer({ ...training, backend }, data)).bytes
}
