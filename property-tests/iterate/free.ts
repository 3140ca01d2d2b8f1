import type { ClosedMap, SelfMap } from '../../src/map/self-map.js'
import type { MapSequence } from '../../src/random/random-map.js'
import type { MetricSpace } from '../../src/space/metric-space.js'
import { real } from '../../src/space/real.js'

/**
 * The free monoid: a point is the list of indices applied to the empty list, outermost first, and
 * T_i puts i in front. An iterate of [] is then its word, and every other system is an image of
 * this one: what holds here of words, counts and releases holds for all maps.
 */
export type Trace = readonly number[]

export const free: MapSequence<SelfMap<Trace>> = {
  at: i => ({ name: `T_${i}`, apply: p => [i, ...p], proved: {} }),
}

interface Prefix extends ClosedMap<Trace, number, Prefix> {
  readonly prefix: Trace
}

const put = (prefix: Trace): Prefix => ({
  name: `put ${prefix.join(' ')}`,
  family: 'prefix',
  prefix,
  apply: p => [...prefix, ...p],
  proved: {},
  after: inner => put([...prefix, ...inner.prefix]),
})

/** The same maps as a class closed under composition. */
export const freeClosed: MapSequence<Prefix> = { at: i => put([i]) }

/** A space of boxed traces that counts what is made, released, and used after its release. */
export function ledger() {
  const alive = new Set<object>()
  const faults: string[] = []
  type Box = { readonly trace: Trace }
  const make = (trace: Trace): Box => {
    const box = { trace }
    alive.add(box)
    return box
  }
  const maps: MapSequence<SelfMap<Box>> = {
    at: i => ({
      name: `T_${i}`,
      proved: {},
      apply(box) {
        if (!alive.has(box)) faults.push(`T_${i} applied to a released point`)
        return make([i, ...box.trace])
      },
    }),
  }
  const space: MetricSpace<Box> = {
    name: 'boxes',
    metric: '0-1',
    field: real,
    distance: (a, b) => (a === b ? 0 : 1),
    objection: () => undefined,
    release(box) {
      if (!alive.delete(box)) faults.push('released twice')
    },
  }
  return { alive, faults, maps, space, make }
}
