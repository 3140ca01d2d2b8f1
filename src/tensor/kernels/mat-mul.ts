import * as tf from '@tensorflow/tfjs'
import type { Kernels } from './builds.js'
import { addressOf, output, requireFloats, type WasmBackend } from './heap.js'

interface Inputs {
  readonly a: tf.TensorInfo
  readonly b: tf.TensorInfo
}

interface Attributes {
  readonly transposeA: boolean
  readonly transposeB: boolean
}

/**
 * tfjs's BatchMatMul: op(a)·op(b) over the last two axes, op(z) = z or its transpose, the axes before
 * them broadcast. Entries are summed in a fixed order.
 * @throws Error where the inner sizes differ, or the tensors are not float32
 */
export function matMul(
  kernels: Kernels,
  backend: WasmBackend,
  { a, b }: Inputs,
  { transposeA, transposeB }: Attributes,
): tf.TensorInfo {
  requireFloats('matMul', [a, b])
  const [m, k] = sides(a.shape, transposeA)
  const [inner, n] = sides(b.shape, transposeB)
  if (inner !== k) throw new Error(`matMul: inner sizes ${k} and ${inner} differ`)
  const batchA = a.shape.slice(0, -2)
  const batchB = b.shape.slice(0, -2)
  const batch = tf.broadcast_util.assertAndGetBroadcastShape(batchA, batchB)
  const matrixA = matricesIn(batchA, batch)
  const matrixB = matricesIn(batchB, batch)
  const [aRow, aColumn] = transposeA ? [4, 4 * m] : [4 * k, 4]
  const [bRow, bColumn] = transposeB ? [4, 4 * k] : [4 * n, 4]
  return output(backend, [...batch, m, n], kernels.gemmScratch(), (out, scratch) => {
    for (let i = 0; i < tf.util.sizeFromShape(batch); i++) {
      const [atA, atB] = [matrixA(i) * 4 * m * k, matrixB(i) * 4 * k * n]
      kernels.gemm(
        ...[m, n, k],
        ...[addressOf(backend, a) + atA, aRow, aColumn],
        ...[addressOf(backend, b) + atB, bRow, bColumn],
        ...[addressOf(backend, out) + i * 4 * m * n, 4 * n],
        ...[0, scratch],
      )
    }
  })
}

/** Rows and columns of op(z). */
function sides(shape: readonly number[], transposed: boolean): [number, number] {
  const [rows, columns] = [shape.at(-2)!, shape.at(-1)!]
  return transposed ? [columns, rows] : [rows, columns]
}

/** Which matrix of a batch of one shape goes into the i-th of the shape it is broadcast to. */
function matricesIn(shape: readonly number[], to: readonly number[]): (i: number) => number {
  const strides = tf.util.computeStrides([...shape, 1])
  const lead = to.length - shape.length
  return i => {
    let [rest, at] = [i, 0]
    for (let axis = to.length - 1; axis >= 0; axis--) {
      const here = rest % to[axis]!
      rest = (rest - here) / to[axis]!
      if (axis >= lead && shape[axis - lead] !== 1) at += here * strides[axis - lead]!
    }
    return at
  }
}
