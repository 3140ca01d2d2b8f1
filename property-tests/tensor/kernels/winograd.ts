import {
  along,
  type Convolution,
  count,
  type Entries,
  exact,
  type Kind,
  padOf,
  shapes,
} from './convolution.js'
import type { Exact } from './kernel-law.js'

/** |Bᵀ|, |G| and |Aᵀ| of F(2×2, 3×3), entry by entry: Lavin and Gray 2016, section 4.1. */
const image = [
  [1, 0, 1, 0],
  [0, 1, 1, 0],
  [0, 1, 1, 0],
  [0, 1, 0, 1],
]
const filter = [
  [1, 0, 0],
  [0.5, 0.5, 0.5],
  [0.5, 0.5, 0.5],
  [0, 0, 1],
]
const products = [
  [1, 1, 1, 0],
  [0, 1, 1, 1],
]

type Matrix = readonly (readonly number[])[]
const transpose = (m: Matrix): Matrix => m[0]!.map((_, j) => m.map(row => row[j]!))
const multiply = (a: Matrix, b: Matrix): Matrix =>
  a.map(row => b[0]!.map((_, j) => row.reduce((sum, x, i) => sum + x * b[i]![j]!, 0)))
/** M X Mᵀ. */
const around = (m: Matrix, x: Matrix): Matrix => multiply(multiply(m, x), transpose(m))
const matrix = (rows: number, columns: number, at: (i: number, j: number) => number): Matrix =>
  Array.from({ length: rows }, (_, i) => Array.from({ length: columns }, (_, j) => at(i, j)))

/** Whether the kernels take tiles of 2 × 2, of the outputs or, for the input's gradient, of the inputs. */
export const tiled = (kind: Kind, c: Convolution): boolean => {
  const { x, y } = shapes(c)
  const [images, height, width] = kind === 'input gradient' ? x : y
  return (
    c.axes.every(({ filter, stride, dilation }) => filter === 3 && stride * dilation === 1) &&
    c.channels % 8 === 0 &&
    c.outputs % 8 === 0 &&
    height > 1 &&
    width > 1 &&
    images * Math.ceil(height / 2) * Math.ceil(width / 2) >= 16
  )
}

/**
 * What `exact` has, with the sums of absolute values that F(2×2, 3×3) forms on its way, and how many
 * roundings meet a term at most. A term is an entry of d times one of w: the transforms of d, w and the
 * products round 2, 4 and 4 times (two passes of at most 1, 2 and 2 sums each; halves are exact), the
 * product once, the sum over n channels n − 1 times, with n more where it is taken in blocks. In the
 * filter's gradient those of d, dY and the sums over tiles round 2, 2 and 4 times.
 */
export function exactTiled(kind: Kind, c: Convolution, e: Entries): Exact {
  const { values } = exact(kind, c, e)
  if (kind === 'input gradient') {
    const turned = turn(c, e)
    return { values, ...absolute('forward', turned.c, turned.e) }
  }
  return { values, ...absolute(kind, c, e) }
}

/** The convolution that takes dY to dX: of dY, under the filter turned, its channels exchanged. */
function turn(c: Convolution, { x, w, dy }: Entries) {
  const shape = shapes(c)
  const pads = ([0, 1] as const).map(i => {
    const { before } = along(c.axes[i], padOf(c, i))
    const size = shape.y[1 + i]!
    return [2 - before, c.axes[i].size + before - size] as const
  })
  const axes = c.axes.map((axis, i) => ({ ...axis, size: shape.y[1 + i]! }))
  const tap = c.channels * c.outputs
  const turned = w.map((_, i) => {
    const [t, k, channel] = [
      Math.floor(i / tap),
      Math.floor((i % tap) / c.channels),
      i % c.channels,
    ]
    return w[(8 - t) * tap + channel * c.outputs + k]!
  })
  return {
    c: {
      ...c,
      channels: c.outputs,
      outputs: c.channels,
      axes,
      pad: pads,
    } as unknown as Convolution,
    e: { x: dy, w: turned, dy: x },
  }
}

function absolute(kind: 'forward' | 'filter gradient', c: Convolution, e: Entries) {
  const { x, w, y } = shapes(c)
  const [top, left] = ([0, 1] as const).map(i => along(c.axes[i], padOf(c, i)).before)
  const at = (
    data: Float32Array,
    shape: readonly number[],
    n: number,
    i: number,
    j: number,
    k: number,
  ) =>
    i < 0 || j < 0 || i >= shape[1]! || j >= shape[2]!
      ? 0
      : Math.abs(data[((n * shape[1]! + i) * shape[2]! + j) * shape[3]! + k]!)
  const [down, across] = [Math.ceil(y[1] / 2), Math.ceil(y[2] / 2)]
  const [channels, outputs] = [c.channels, c.outputs]
  const taps = (channel: number, k: number) =>
    matrix(3, 3, (i, j) => Math.abs(e.w[((i * 3 + j) * channels + channel) * outputs + k]!))
  const pairs = Array.from({ length: channels * outputs }, (_, p) => p)
  const filters = pairs.map(p => around(filter, taps(Math.floor(p / outputs), p % outputs)).flat())
  const sums = pairs.map(() => new Float64Array(16))
  const sizes = new Float64Array(count(kind === 'forward' ? y : w))
  for (let tile = 0; tile < x[0] * down * across; tile++) {
    const n = Math.floor(tile / (down * across))
    const [i0, j0] = [2 * (Math.floor(tile / across) % down), 2 * (tile % across)]
    const images = Array.from({ length: channels }, (_, channel) =>
      around(
        image,
        matrix(4, 4, (i, j) => at(e.x, x, n, i0 + i - top!, j0 + j - left!, channel)),
      ).flat(),
    )
    for (let k = 0; k < outputs; k++) {
      if (kind === 'forward') {
        const m = matrix(4, 4, (i, j) =>
          images.reduce(
            (sum, v, channel) => sum + v[4 * i + j]! * filters[channel * outputs + k]![4 * i + j]!,
            0,
          ),
        )
        for (const [i, row] of around(products, m).entries())
          for (const [j, size] of row.entries())
            if (i0 + i < y[1] && j0 + j < y[2])
              sizes[((n * y[1] + i0 + i) * y[2] + j0 + j) * outputs + k] = size
      } else {
        const changes = around(
          transpose(products),
          matrix(2, 2, (i, j) => at(e.dy, y, n, i0 + i, j0 + j, k)),
        ).flat()
        for (const [channel, v] of images.entries())
          for (let i = 0; i < 16; i++) sums[channel * outputs + k]![i]! += v[i]! * changes[i]!
      }
    }
  }
  if (kind === 'filter gradient')
    for (const [p, sum] of sums.entries()) {
      const taps = around(
        transpose(filter),
        matrix(4, 4, (i, j) => sum[4 * i + j]!),
      ).flat()
      for (const [t, size] of taps.entries()) sizes[t * channels * outputs + p] = size
    }
  const terms = kind === 'forward' ? 11 + 2 * channels : 9 + 2 * x[0] * down * across
  return { sizes, terms }
}
