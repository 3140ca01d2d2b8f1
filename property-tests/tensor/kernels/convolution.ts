import * as tf from '@tensorflow/tfjs'
import fc from 'fast-check'
import { type Exact, uniform } from './kernel-law.js'

/** One axis of a convolution: sizes, in pixels, of the image, of the filter and of its steps. */
export interface Axis {
  readonly size: number
  readonly filter: number
  readonly stride: number
  readonly dilation: number
}

export interface Convolution {
  readonly images: number
  readonly channels: number
  readonly outputs: number
  readonly axes: readonly [Axis, Axis]
  readonly pad: 'same' | 'valid' | number | readonly [[number, number], [number, number]]
  readonly seed: number
}

const reach = ({ filter, dilation }: Axis) => (filter - 1) * dilation + 1

/** Zeros before the image and output pixels along an axis, as TensorFlow defines them. */
export function along(axis: Axis, pad: 'same' | 'valid' | readonly [number, number]) {
  if (pad !== 'same') {
    const [before, after] = pad === 'valid' ? [0, 0] : pad
    const room = axis.size + before + after - reach(axis)
    return { before, outputs: Math.floor(room / axis.stride) + 1 }
  }
  const outputs = Math.ceil(axis.size / axis.stride)
  const zeros = Math.max(0, (outputs - 1) * axis.stride + reach(axis) - axis.size)
  return { before: Math.floor(zeros / 2), outputs }
}

export const padOf = ({ pad }: Convolution, i: 0 | 1) =>
  typeof pad === 'number' ? ([pad, pad] as const) : typeof pad === 'string' ? pad : pad[i]

/** Steps of the filter, or of its taps: tfjs takes no both. */
const axis = fc
  .record({
    size: fc.integer({ min: 1, max: 9 }),
    filter: fc.integer({ min: 1, max: 4 }),
    stride: fc.integer({ min: 1, max: 3 }),
    dilation: fc.constant(1),
  })
  .map((a): Axis => a)

const side = fc.integer({ min: 0, max: 2 })
const sides = fc.tuple(side, side)

const square = ([first, second]: readonly [Axis, Axis]) =>
  [first, { ...first, size: second.size }] as const

export const hasOutputs = (c: Convolution) =>
  along(c.axes[0], padOf(c, 0)).outputs > 0 && along(c.axes[1], padOf(c, 1)).outputs > 0

export const convolution: fc.Arbitrary<Convolution> = fc
  .record({
    images: fc.integer({ min: 1, max: 4 }),
    channels: fc.oneof(fc.integer({ min: 1, max: 9 }), fc.constantFrom(16, 30)),
    outputs: fc.oneof(fc.integer({ min: 1, max: 9 }), fc.constantFrom(16, 21)),
    axes: fc.tuple(axis, axis),
    pad: fc.oneof(
      fc.constantFrom('same' as const, 'valid' as const),
      fc.nat({ max: 2 }),
      fc.tuple(sides, sides),
    ),
    seed: fc.integer(),
  })
  // tfjs computes both sides of the output from the height where the padding is one number.
  .map(c => (typeof c.pad === 'number' ? { ...c, axes: square(c.axes) } : c))
  .filter(hasOutputs)

export const dilated = fc
  .record({ of: convolution, dilation: fc.tuple(fc.integer({ min: 2, max: 3 }), fc.nat(1)) })
  .map(
    ({ of, dilation: [d0, d1] }): Convolution => ({
      ...of,
      axes: [
        { ...of.axes[0], stride: 1, dilation: d0 },
        { ...of.axes[1], stride: 1, dilation: 1 + d1 },
      ],
    }),
  )
  .map(c => (typeof c.pad === 'number' ? { ...c, axes: square(c.axes) } : c))
  .filter(hasOutputs)

export type Four = [number, number, number, number]

export function shapes(c: Convolution) {
  const [v, h] = [along(c.axes[0], padOf(c, 0)), along(c.axes[1], padOf(c, 1))]
  return {
    x: [c.images, c.axes[0].size, c.axes[1].size, c.channels] as Four,
    w: [c.axes[0].filter, c.axes[1].filter, c.channels, c.outputs] as Four,
    y: [c.images, v.outputs, h.outputs, c.outputs] as Four,
  }
}
export const count = (shape: readonly number[]) => shape.reduce((a, b) => a * b, 1)

export function entries(c: Convolution) {
  const { x, w, y } = shapes(c)
  return {
    x: uniform(c.seed, count(x)),
    w: uniform(c.seed + 1, count(w)),
    dy: uniform(c.seed + 2, count(y)),
  }
}

export type Entries = ReturnType<typeof entries>
export const kinds = ['forward', 'filter gradient', 'input gradient'] as const
export type Kind = (typeof kinds)[number]

/** tfjs's kernel, as its operations and their gradients call it. */
export function compute(kind: Kind, c: Convolution, { x, w, dy }: Entries): tf.Tensor {
  const shape = shapes(c)
  const attributes = {
    strides: c.axes.map(a => a.stride),
    pad: Array.isArray(c.pad) ? [[0, 0], ...c.pad, [0, 0]] : c.pad,
    dataFormat: 'NHWC',
    filterShape: shape.w,
    inputShape: shape.x,
    ...(kind === 'forward' ? { dilations: c.axes.map(a => a.dilation) } : {}),
  }
  const run = (name: string, inputs: Record<string, tf.Tensor>) =>
    tf.engine().runKernel(name, inputs, attributes as unknown as tf.NamedAttrMap) as tf.Tensor
  const [images, filter] = [() => tf.tensor(x, shape.x), () => tf.tensor(w, shape.w)]
  if (kind === 'forward') return run('Conv2D', { x: images(), filter: filter() })
  const changes = tf.tensor(dy, shape.y)
  return kind === 'filter gradient'
    ? run('Conv2DBackpropFilter', { x: images(), dy: changes })
    : run('Conv2DBackpropInput', { dy: changes, filter: filter() })
}

/** By the definition, in float64: y = Σ x·w over the taps in the image, and what is dual to it. */
export function exact(kind: Kind, c: Convolution, { x, w, dy }: Entries): Exact {
  const shape = shapes(c)
  const to = { forward: shape.y, 'filter gradient': shape.w, 'input gradient': shape.x }[kind]
  const values = new Float64Array(count(to))
  const sizes = new Float64Array(count(to))
  const terms = new Uint32Array(count(to))
  const add = (i: number, term: number) => {
    values[i]! += term
    sizes[i]! += Math.abs(term)
    terms[i]!++
  }
  const [vertical, horizontal] = c.axes
  const top = along(vertical, padOf(c, 0)).before
  const left = along(horizontal, padOf(c, 1)).before
  const [images, height, width, outputs] = shape.y
  let y = 0
  for (let n = 0; n < images; n++)
    for (let i = 0; i < height; i++)
      for (let j = 0; j < width; j++, y += outputs) {
        let tap = 0
        for (let p = 0; p < vertical.filter; p++)
          for (let q = 0; q < horizontal.filter; q++) {
            const row = i * vertical.stride + p * vertical.dilation - top
            const column = j * horizontal.stride + q * horizontal.dilation - left
            const inside =
              row >= 0 && row < vertical.size && column >= 0 && column < horizontal.size
            const pixel = ((n * vertical.size + row) * horizontal.size + column) * c.channels
            for (let channel = 0; channel < c.channels; channel++)
              for (let o = 0; o < outputs; o++, tap++) {
                if (!inside) continue
                const from = pixel + channel
                if (kind === 'forward') add(y + o, x[from]! * w[tap]!)
                else if (kind === 'filter gradient') add(tap, x[from]! * dy[y + o]!)
                else add(from, w[tap]! * dy[y + o]!)
              }
          }
      }
  return { values, sizes, terms: Math.max(1, ...terms) }
}
