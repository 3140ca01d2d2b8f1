import * as tf from '@tensorflow/tfjs'
import { parameterCount, type Shapes, type TensorTree, type TreeData } from './tensor-tree.js'

/** A tree of tensors from plain data, on the backend that is set. They are the caller's. */
export const treeOf = (shapes: Shapes, data: TreeData): TensorTree =>
  Object.fromEntries(
    Object.entries(shapes).map(([name, shape]) => [
      name,
      tf.tensor(data[name]!, [...shape], 'float32'),
    ]),
  )

/** The entries of a tree. Asynchronous: the way that every backend has. */
export async function readTree(tree: TensorTree): Promise<TreeData> {
  const entries = await Promise.all(
    Object.entries(tree).map(async ([name, tensor]) => [name, await tensor.data()] as const),
  )
  return Object.fromEntries(entries.map(([name, data]) => [name, Float32Array.from(data)]))
}

/** The entries of a tree of these shapes one after the other, as its names are in order. */
export function flat(shapes: Shapes, data: TreeData): Float32Array {
  const all = new Float32Array(parameterCount(shapes))
  let at = 0
  for (const name of Object.keys(shapes)) {
    all.set(data[name]!, at)
    at += data[name]!.length
  }
  return all
}
