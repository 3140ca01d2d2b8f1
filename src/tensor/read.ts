import * as tf from '@tensorflow/tfjs'
import type { Shapes, TensorTree, TreeData } from './tensor-tree.js'

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
