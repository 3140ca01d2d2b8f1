import * as tf from '@tensorflow/tfjs'
import type { Trainer } from '../../../src/tensor/training/trainer.js'

/** A tensor, an array or a number of a state, under the names that lead to it. */
interface Place {
  readonly path: string
  readonly value: tf.Tensor | Float32Array | number
}

const isLeaf = (state: unknown) =>
  state instanceof tf.Tensor || state instanceof Float32Array || typeof state === 'number'

/** What a state holds, in an order that does not depend on what carries it. */
function* places(state: unknown, path = ''): Generator<Place> {
  if (isLeaf(state)) yield { path, value: state as Place['value'] }
  else if (state !== null && typeof state === 'object') {
    for (const [key, part] of Object.entries(state)) yield* places(part, `${path}/${key}`)
  }
}

/** How many tensors or arrays a state is made of. */
export const arraysIn = (state: unknown): number =>
  [...places(state)].filter(({ value }) => typeof value !== 'number').length

/** All numbers of a state, one after the other. */
export async function numbersOf(state: unknown): Promise<Float64Array> {
  const parts = await Promise.all(
    [...places(state)].map(async ({ value }) => {
      if (typeof value === 'number') return [value]
      return value instanceof tf.Tensor ? await value.data() : value
    }),
  )
  return Float64Array.from(parts.flatMap(part => [...part]))
}

/** The names that lead to each of `numbersOf`: "/point/optimiser/theta/dense1/kernel", "/v". */
export const pathsOf = (state: unknown): string[] =>
  [...places(state)].flatMap(({ path, value }) => {
    const size = typeof value === 'number' ? 1 : tensorOrArraySize(value)
    return Array.from({ length: size }, () => path)
  })

const tensorOrArraySize = (value: tf.Tensor | Float32Array) =>
  value instanceof tf.Tensor ? value.size : value.length

/** The state of a trainer that holds these numbers, rounded to float32: the caller's to release. */
export function stateOf(trainer: Trainer, numbers: Float64Array): unknown {
  let at = 0
  const next = (size: number) => {
    at += size
    return numbers.subarray(at - size, at)
  }
  const visit = (state: unknown): unknown => {
    if (typeof state === 'number') return next(1)[0]
    if (state instanceof Float32Array) {
      state.set(next(state.length))
      return state
    }
    if (state instanceof tf.Tensor) {
      const mine = tf.tensor(Float32Array.from(next(state.size)), state.shape)
      state.dispose()
      return mine
    }
    if (Array.isArray(state)) return state.map(visit)
    return Object.fromEntries(
      Object.entries(state as object).map(([key, part]) => [key, visit(part)]),
    )
  }
  return visit(trainer.start(0))
}
