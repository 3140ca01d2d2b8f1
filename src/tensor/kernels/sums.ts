import * as tf from '@tensorflow/tfjs'
import type { Kernels } from './builds.js'
import { addressOf, output, type WasmBackend } from './heap.js'

type Inputs = { readonly x: tf.TensorInfo }

interface Axes {
  readonly axis: number | number[]
  readonly keepDims: boolean
}

/** tfjs's Sum of float32, without a transpose in memory. Entries are summed in a fixed order. */
export const sum = (kernels: Kernels, backend: WasmBackend, inputs: Inputs, axes: Axes) =>
  reduce(kernels, backend, inputs, axes, () => 1)

/** tfjs's Mean of float32: the sum over how many there are. */
export const mean = (kernels: Kernels, backend: WasmBackend, inputs: Inputs, axes: Axes) =>
  reduce(kernels, backend, inputs, axes, count => count)

/** The sum over axes, one run of neighbours after the other, the last first. */
function reduce(
  kernels: Kernels,
  backend: WasmBackend,
  { x }: Inputs,
  { axis, keepDims }: Axes,
  divisor: (count: number) => number,
): tf.TensorInfo {
  const axes = tf.util.parseAxisParam(axis, x.shape)
  const runs = runsOf(axes, x.shape.length)
  backend.incRef(x.dataId)
  let z: tf.TensorInfo = { dataId: x.dataId, shape: x.shape, dtype: x.dtype }
  for (const [first, end] of runs) {
    const shape = z.shape
    const size = (from: number, to?: number) => tf.util.sizeFromShape(shape.slice(from, to))
    const count = size(first, end)
    const left = [...shape.slice(0, first), ...shape.slice(end)]
    const from = z
    try {
      z = output(backend, left, 0, out =>
        kernels.sums(
          ...[size(0, first), count, size(end)],
          ...[addressOf(backend, from), addressOf(backend, out)],
          divisor(count),
        ),
      )
    } finally {
      backend.disposeData(from.dataId)
    }
  }
  const [out] = tf.backend_util.computeOutAndReduceShapes(x.shape, axes)
  const shape = keepDims ? tf.backend_util.expandShapeToKeepDim(out, axes) : out
  return { ...z, shape }
}

/** Runs [first, end) of neighbouring axes, the last first. */
function runsOf(axes: readonly number[], rank: number): [number, number][] {
  const runs: [number, number][] = []
  for (let axis = rank - 1; axis >= 0; axis--) {
    if (!axes.includes(axis)) continue
    if (runs.at(-1)?.[0] === axis + 1) runs.at(-1)![0] = axis
    else runs.push([axis, axis + 1])
  }
  return runs
}
