import type { Tensor } from '@tensorflow/tfjs'

/** Named tensors: the parameters of a model, or its running moments. The order of keys is fixed. */
export type TensorTree = Readonly<Record<string, Tensor>>

/** The shapes of a tree, by name. */
export type Shapes = Readonly<Record<string, readonly number[]>>

/** The entries of such a tree as plain data, row by row. */
export type TreeData = Readonly<Record<string, Float32Array>>

/** How many entries a shape has: 1 for a scalar's, []. */
export const sizeOf = (shape: readonly number[]): number => shape.reduce((n, d) => n * d, 1)

/** How many numbers a tree of these shapes holds. */
export const parameterCount = (shapes: Shapes): number =>
  Object.values(shapes).reduce((n, shape) => n + sizeOf(shape), 0)

/** The entries of a tree one after the other, in the order of its names. */
export function concatenated(data: TreeData): Float32Array {
  const arrays = Object.values(data)
  const all = new Float32Array(arrays.reduce((n, array) => n + array.length, 0))
  let at = 0
  for (const array of arrays) {
    all.set(array, at)
    at += array.length
  }
  return all
}
