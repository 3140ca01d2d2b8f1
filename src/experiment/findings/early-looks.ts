import type { EndedArm, EndedPath } from './paths.js'

/** The arms of one signal, a learning rate each. */
export interface Signal {
  readonly name: string
  readonly arms: readonly EndedArm[]
}

/** The signals of a run, in its order: arms are named "forward, h = 0.1". */
export function signalsOf(arms: Iterable<EndedArm>): Signal[] {
  const signals = new Map<string, EndedArm[]>()
  for (const arm of arms) {
    const name = arm.arm.name.replace(/, h = [^,]*$/, '')
    signals.set(name, [...(signals.get(name) ?? []), arm])
  }
  return [...signals].map(([name, of]) => ({ name, arms: of }))
}

/** How far one may look: so many steps, or so many map applications, those of readings included. */
export interface Look {
  readonly by: 'steps' | 'maps'
  readonly upTo: number
}

/** The test loss at the last reading within a look: Infinity if it diverged by then, undefined if there is none. */
export function lossWithin({ metrics }: EndedPath, { by, upTo }: Look): number | undefined {
  let [spent, loss] = [0, undefined as number | undefined]
  for (const { n, applications, test, diverged } of metrics) {
    spent += applications
    if ((by === 'steps' ? n : spent) > upTo) break
    loss = diverged === undefined ? test?.loss : Infinity
  }
  return loss
}

/** The losses of a signal's learning rates within a look, of one seed; undefined where one is missing. */
export function lossesWithin({ arms }: Signal, seed: number, look: Look): number[] | undefined {
  const losses = arms.flatMap(arm => {
    const path = arm.paths.get(seed) ?? arm.diverged.get(seed)
    return path ? (lossWithin(path, look) ?? []) : []
  })
  return losses.length === arms.length ? losses : undefined
}
