import type { SelfMap } from '../../map/self-map.js'
import type { MetricSpace } from '../../space/metric-space.js'
import { real } from '../../space/real.js'
import type { Arena } from './arena.js'

/** The arrays of a state, which nests them in objects and arrays, in a fixed order. */
export function* arraysOf(state: unknown): Generator<Float32Array> {
  if (state instanceof Float32Array) yield state
  else if (state !== null && typeof state === 'object') {
    for (const part of Object.values(state)) yield* arraysOf(part)
  }
}

/** The numbers of a state beside those in arrays: counters. */
function* numbersOf(state: unknown): Generator<number> {
  if (typeof state === 'number') yield state
  else if (state !== null && typeof state === 'object' && !(state instanceof Float32Array)) {
    for (const part of Object.values(state)) yield* numbersOf(part)
  }
}

/** A state of the same form whose arrays are others. */
export function mapArrays<P>(state: P, change: (array: Float32Array) => Float32Array): P {
  const visit = (value: unknown): unknown => {
    if (value instanceof Float32Array) return change(value)
    if (Array.isArray(value)) return value.map(visit)
    if (value === null || typeof value !== 'object') return value
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, visit(part)]))
  }
  return visit(state) as P
}

/**
 * The space of all states of the form of a given one, in arrays of an arena: ℓ2 over all their
 * numbers. A compositor gives up the points it made. Points are checked for their form and for
 * being there; to look for NaN at every step would cost as much as the step.
 */
export function arenaStates<P>(arena: Arena, start: P): MetricSpace<P> {
  const form = [...arraysOf(start)].map(array => array.length)
  return {
    name: `states of ${form.reduce((sum, length) => sum + length, 0)} numbers in float32`,
    metric: 'ℓ2',
    field: real,
    distance(a, b) {
      let sum = 0
      const others = [...arraysOf(b)]
      for (const [k, x] of [...arraysOf(a)].entries()) {
        const y = others[k]!
        for (let i = 0; i < x.length; i++) sum += (x[i]! - y[i]!) ** 2
      }
      const counters = [...numbersOf(b)]
      for (const [k, s] of [...numbersOf(a)].entries()) sum += (s - counters[k]!) ** 2
      return Math.sqrt(sum)
    },
    objection(p) {
      const arrays = [...arraysOf(p)]
      if (arrays.some(array => !arena.holds(array))) return 'an array that its arena does not hold'
      const lengths = arrays.map(array => array.length)
      return `${lengths}` === `${form}` ? undefined : `arrays of (${lengths}) for (${form})`
    },
    release: p => {
      for (const array of new Set(arraysOf(p))) arena.giveUp(array)
    },
  }
}

/**
 * A map written over `arenaVectors`, on states of arrays: T(p) and nothing else is left when it
 * returns, and T(p) shares no array with p.
 */
export function onArena<P>(arena: Arena, map: SelfMap<P>): SelfMap<P> {
  return {
    get name() {
      return map.name
    },
    get proved() {
      return map.proved
    },
    apply: p =>
      arena.tidy(() => {
        const taken = new Set(arraysOf(p))
        return mapArrays(map.apply(p), array => {
          const mine = taken.has(array) ? arena.from(array) : array
          taken.add(mine)
          return mine
        })
      }, arraysOf),
  }
}
