/** How a step size falls over a run, as plain data. */
export interface Schedule {
  /** h·(1 + cos πs)/2, or h·(1 − s), with s = (t − 1)/steps, and 0 beyond. */
  readonly shape: 'cosine' | 'linear'
  readonly steps: number
}

/** The step size of step t = 1, 2, … of a schedule that begins at h; h where there is no schedule. */
export function stepSize(h: number, schedule: Schedule | undefined, t: number): number {
  if (schedule === undefined) return h
  const s = Math.min(1, (t - 1) / schedule.steps)
  return h * (schedule.shape === 'linear' ? 1 - s : (1 + Math.cos(Math.PI * s)) / 2)
}
