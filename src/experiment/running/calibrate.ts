import { applyWord } from '../../iterate/apply-word.js'
import { up, word } from '../../order/word.js'
import { openTrainer, type TrainingData } from '../../tensor/training/index.js'
import type { Configuration, Path } from './configuration.js'
import { pathCost } from './cost.js'
import { examined } from './examined.js'

/** What a run will take, as far as a few steps tell. */
export interface RunCost {
  readonly applications: number
  readonly readings: number
  /** Of one worker: steps and readings, one after the other. */
  readonly seconds: number
  /** Of states, of all workers together. */
  readonly bytes: number
  /** What computes it, each once. */
  readonly devices: readonly string[]
  /** Backends passed over, and why. */
  readonly passed: readonly string[]
}

/** Seconds given to the steps of one training. */
const PATIENCE = 0.3

/**
 * Takes a few steps of every training there is, and one batch of an examination, to tell what the
 * paths of a run will take. @throws as `openTrainer`
 */
export async function calibrate(
  { arms, rows, choosing }: Configuration,
  paths: readonly Path[],
  data: TrainingData,
  workers: number,
): Promise<RunCost> {
  const examinations = Object.values(examined({ ...data, rows, choosing }))
  const batches = examinations.reduce((sum, { batches }) => sum + batches.length, 0)
  const devices = new Set<string>()
  const passed = new Set<string>()
  const measured = new Map<string, { step: number; batch: number; bytes: number }>()
  for (const { training } of arms) {
    const key = JSON.stringify(training)
    if (measured.has(key)) continue
    const trainer = await openTrainer(training, data)
    devices.add(trainer.device)
    for (const line of trainer.passed) passed.add(line)
    const { space } = trainer.maps
    const maps = trainer.maps.realize(0)
    let point = trainer.start(0)
    const advance = (from: number, to: number) => {
      const next = applyWord(maps, word(up(from, to)), point, space)
      space.release?.(point)
      point = next
    }
    const one = { ...examinations[0]!, batches: examinations[0]!.batches.slice(0, 1) }
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
    measured.set(key, { step, batch, bytes: trainer.bytes })
  }
  let [applications, readings, seconds, most] = [0, 0, 0, 0]
  for (const { arm } of paths) {
    const cost = pathCost(arm)
    const { step, batch, bytes } = measured.get(JSON.stringify(arm.training))!
    applications += cost.applications
    readings += cost.readings
    seconds += cost.applications * step + cost.readings * batches * batch
    // The point, the one it comes from, what is held, and what is on its way.
    most = Math.max(most, (4 + 2 * cost.held) * bytes)
  }
  return {
    applications,
    readings,
    seconds,
    bytes: workers * most,
    devices: [...devices],
    passed: [...passed],
  }
}
