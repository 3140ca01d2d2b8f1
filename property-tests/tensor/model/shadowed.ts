import * as tf from '@tensorflow/tfjs'
import type { Operations } from '../../../src/tensor/model/operations.js'
import { type Reference, reference, referenceOperations } from './reference-operations.js'

/** Operations on tensors with the reference beside them, each time on the numbers of the tensors. */
export interface Shadowed {
  readonly on: Operations<tf.Tensor>
  /** The largest error of a result so far, as a multiple of its bound, and the operation. */
  worst: { ratio: number; of: string }
}

type Operation = (...given: readonly unknown[]) => unknown

export function shadowed(
  operations: Operations<tf.Tensor>,
  branch?: (taken: number) => void,
): Shadowed {
  const beside = referenceOperations(branch ? { branch } : {})
  const shadow: Shadowed = { on: operations, worst: { ratio: 0, of: 'none' } }
  const wrap =
    (of: string, run: Operation): Operation =>
    (...given) => {
      const found = run(...given)
      const expected = (beside[of as keyof typeof beside] as unknown as Operation)(
        ...given.map(inFloat64),
      )
      for (const ratio of ratios(inFloat64(found), expected)) {
        if (!(ratio <= shadow.worst.ratio)) shadow.worst = { ratio, of }
      }
      return found
    }
  const wrapped = Object.entries(operations).map(([of, run]) => [of, wrap(of, run as Operation)])
  return Object.assign(shadow, { on: Object.fromEntries(wrapped) as Operations<tf.Tensor> })
}

/** What an operation takes or gives, with references for tensors. */
function inFloat64(value: unknown): unknown {
  if (value instanceof tf.Tensor) return reference(value.shape, value.dataSync())
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, inFloat64(part)]))
}

/** |found − expected|/bound, entry by entry; 0/0 is 0. */
function* ratios(found: unknown, expected: unknown): Generator<number> {
  if (typeof expected === 'number') yield found === expected ? 0 : Infinity
  else if (isReference(expected)) {
    const { data, shape } = found as Reference
    if (String(shape) !== String(expected.shape)) yield Infinity
    for (let i = 0; i < data.length; i++) {
      const off = Math.abs(data[i]! - expected.data[i]!)
      yield off === 0 ? 0 : off / expected.bound[i]!
    }
  } else {
    for (const [key, part] of Object.entries(expected as object)) {
      yield* ratios((found as Record<string, unknown>)[key], part)
    }
  }
}

const isReference = (value: unknown): value is Reference =>
  typeof value === 'object' && value !== null && 'bound' in value
