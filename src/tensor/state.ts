import * as tf from '@tensorflow/tfjs'
import type { MetricSpace } from '../space/metric-space.js'
import { real } from '../space/real.js'

/** A tensor or a number in a state, and where it is: "theta.dense1/kernel". */
interface Leaf {
  readonly path: string
  readonly value: tf.Tensor | number
}

/** The tensors and numbers of a state, which nests them in objects and arrays, in a fixed order. */
export function* leaves(state: unknown, path = ''): Generator<Leaf> {
  if (state instanceof tf.Tensor || typeof state === 'number') yield { path, value: state }
  else if (state !== null && typeof state === 'object') {
    for (const [key, value] of Object.entries(state)) {
      yield* leaves(value, path === '' ? key : `${path}.${key}`)
    }
  }
}

/** The tensors of a state. */
export const tensorsOf = (state: unknown): tf.Tensor[] =>
  [...leaves(state)].flatMap(({ value }) => (typeof value === 'number' ? [] : [value]))

/** A state of the same form, with other tensors in it. */
export function mapTensors<P>(state: P, change: (tensor: tf.Tensor) => tf.Tensor): P {
  const visit = (value: unknown): unknown => {
    if (value instanceof tf.Tensor) return change(value)
    if (Array.isArray(value)) return value.map(visit)
    if (value === null || typeof value !== 'object') return value
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, visit(part)]))
  }
  return visit(state) as P
}

const describe = ({ path, value }: Leaf): string =>
  typeof value === 'number' ? `${path} a number` : `${path} [${value.shape}]`

/**
 * The space of all states of the form of a given one: tensors of the same shapes and numbers in the
 * same places, with ℓ2 over all of them. A compositor gives up the points it made by disposing of
 * their tensors. Distances are read back and summed in float64, which WebGPU cannot do: there they
 * throw. Points are checked for their form; to look for NaN at every step would cost more than the
 * step.
 */
export function statesLike<P>(start: P): MetricSpace<P> {
  const form = [...leaves(start)].map(describe)
  const size = tensorsOf(start).reduce((n, tensor) => n + tensor.size, 0)
  return {
    name: `states of ${size} numbers in ${form.length} places`,
    metric: 'ℓ2',
    field: real,
    distance(a, b) {
      const [x, y] = [[...leaves(a)], [...leaves(b)]]
      return Math.sqrt(x.reduce((sum, leaf, i) => sum + squaredGap(leaf.value, y[i]!.value), 0))
    },
    objection(p) {
      const all = [...leaves(p)]
      const stale = all.find(({ value }) => value instanceof tf.Tensor && value.isDisposed)
      if (stale) return `${stale.path}, which is disposed of`
      const off = Math.max(all.length, form.length)
      for (let i = 0; i < off; i++) {
        const found = all[i] && describe(all[i]!)
        if (found !== form[i]) return `${found ?? 'nothing'} for ${form[i] ?? 'nothing'}`
      }
      return undefined
    },
    release: p => tf.dispose(tensorsOf(p)),
  }
}

function squaredGap(a: tf.Tensor | number, b: tf.Tensor | number): number {
  if (typeof a === 'number' || typeof b === 'number') return (Number(a) - Number(b)) ** 2
  const [x, y] = [a.dataSync(), b.dataSync()]
  let sum = 0
  for (let i = 0; i < x.length; i++) sum += (x[i]! - y[i]!) ** 2
  return sum
}
