import type { TrainingData } from '../../tensor/training/index.js'
import { type Calibration, calibrate, stateBytes } from './calibrate.js'
import type { Configuration, Path } from './configuration.js'
import { pathCost } from './cost.js'
import { examined } from './examined.js'

/** What a run will take. */
export interface RunCost {
  readonly applications: number
  readonly readings: number
  /** Of one worker: steps and readings, one after the other; as far as a few steps tell. */
  readonly seconds?: number
  /** Why there is no time, where steps could not be taken here. */
  readonly noTime?: string
  /** Of states, of all workers together. */
  readonly bytes: number
  /** What computes it, each once. */
  readonly devices: readonly string[]
}

/**
 * What paths of a run will take, told by a few steps of every training there is; or without a time,
 * for a reason, where there are no data or no backend to take them on. @throws as `openTrainer`
 */
export async function runCost(
  { arms, rows, choosing }: Configuration,
  paths: readonly Path[],
  data: TrainingData,
  { workers, noTime }: { readonly workers: number; readonly noTime?: string | undefined },
): Promise<RunCost> {
  const examinations =
    noTime === undefined ? Object.values(examined({ ...data, rows, choosing })) : []
  const batches = examinations.reduce((sum, { batches }) => sum + batches.length, 0)
  const measured = new Map<string, Calibration>()
  for (const { training } of arms) {
    const key = JSON.stringify(training)
    if (measured.has(key)) continue
    const found =
      noTime === undefined
        ? await calibrate(training, data, examinations[0]!)
        : { step: 0, batch: 0, bytes: await stateBytes(training, data), device: '' }
    measured.set(key, found)
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
  const sizes = { applications, readings, bytes: workers * most }
  if (noTime !== undefined) return { ...sizes, noTime, devices: [] }
  return { ...sizes, seconds, devices: [...new Set([...measured.values()].map(m => m.device))] }
}
