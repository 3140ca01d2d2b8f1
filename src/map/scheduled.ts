import type { SelfMap } from './self-map.js'

/** A point, and how many maps have been applied on the way to it. */
export interface Timed<P> {
  readonly point: P
  readonly t: number
}

/** The start of a schedule: no map applied yet. */
export const timed = <P>(point: P): Timed<P> => ({ point, t: 0 })

/**
 * (x, t) ↦ (T^(t+1) x, t + 1) for maps T^(1), T^(2), … of a schedule: the map that is used depends
 * on the position at which it is applied, which is part of the state. So i.i.d. schedules give
 * i.i.d. maps of the states, and one schedule gives one map. It carries nothing: the counter alone
 * moves by 1 at every step.
 * @param stepAt T^(t) for t = 1, 2, …; all of them can be applied in place, or none can
 */
export function scheduled<P, S>(
  name: string,
  stepAt: (t: number) => SelfMap<P, S>,
): SelfMap<Timed<P>, S> {
  const inPlace = stepAt(1).applyInPlace !== undefined
  return {
    name,
    apply: ({ point, t }) => ({ point: stepAt(t + 1).apply(point), t: t + 1 }),
    ...(inPlace && {
      applyInPlace: ({ point, t }) => ({ point: stepAt(t + 1).applyInPlace!(point), t: t + 1 }),
    }),
    proved: {},
  }
}
