import * as tf from '@tensorflow/tfjs'
import type { ElementwiseSpace } from '../space/elementwise-space.js'
import { real } from '../space/real.js'
import { parameterCount, type Shapes, type TensorTree } from './tensor-tree.js'

/**
 * The vector space of trees of these shapes, over the backend that is set: every operation rounds to
 * float32 and returns new tensors, which are the caller's to dispose (`lifted` does). Inner products
 * are read back and summed in float64, which WebGPU cannot do: there they throw.
 */
export function tensorTrees(shapes: Shapes): ElementwiseSpace<TensorTree> {
  const names = Object.keys(shapes)
  const each = (entry: (name: string) => tf.Tensor): TensorTree =>
    Object.fromEntries(names.map(name => [name, entry(name)]))
  const constant = (s: number) => each(name => tf.fill([...shapes[name]!], s))
  return {
    name: `ℝ^${parameterCount(shapes)} in ${names.length} tensors`,
    field: real,
    zero: () => constant(0),
    add: (a, b) => each(name => tf.add(a[name]!, b[name]!)),
    sub: (a, b) => each(name => tf.sub(a[name]!, b[name]!)),
    scale: (s, a) => each(name => tf.mul(a[name]!, s)),
    axpy: (s, x, y) => each(name => tf.tidy(() => tf.add(y[name]!, tf.mul(x[name]!, s)))),
    dot: (a, b) => names.reduce((sum, name) => sum + dot(a[name]!, b[name]!), 0),
    equal: (a, b) => names.every(name => sameEntries(a[name]!, b[name]!)),
    constant,
    multiply: (a, b) => each(name => tf.mul(a[name]!, b[name]!)),
    divide: (a, b) => each(name => tf.div(a[name]!, b[name]!)),
    squareRoot: a => each(name => tf.sqrt(a[name]!)),
  }
}

function dot(a: tf.Tensor, b: tf.Tensor): number {
  if (tf.getBackend() === 'webgpu') {
    throw new Error('inner products of tensors: webgpu cannot read them back; use another backend')
  }
  const [x, y] = [a.dataSync(), b.dataSync()]
  let sum = 0
  for (let i = 0; i < x.length; i++) sum += x[i]! * y[i]!
  return sum
}

function sameEntries(a: tf.Tensor, b: tf.Tensor): boolean {
  const [x, y] = [a.dataSync(), b.dataSync()]
  return x.length === y.length && x.every((entry, i) => entry === y[i])
}
