import { describe, expect, test } from 'vitest'
import { mlp, type Network, resnet18, resnet50, vgg19 } from '../../../src/tensor/model/index.js'
import { sequence } from '../../../src/tensor/model/layer.js'
import { dense } from '../../../src/tensor/model/layers.js'
import { parameterCount, sizeOf } from '../../../src/tensor/tensor-tree.js'

/** A convolution of k × k from a to b channels, then 2b for normalisation, or b for biases. */
const unit = (k: number, a: number, b: number, norm: boolean) => k * k * a * b + (norm ? 2 * b : b)

/** What VGG-19 should have: 16 convolutions with biases, their normalisations, 512 → classes. */
function vggCount(classes: number, channels: number, norm: boolean): number {
  const widths = '64 64 128 128 256 256 256 256 512 512 512 512 512 512 512 512'
    .split(' ')
    .map(Number)
  const inputs = [channels, ...widths]
  const convolutions = widths.reduce(
    (sum, b, i) => sum + unit(3, inputs[i]!, b, norm) + (norm ? b : 0),
    0,
  )
  return convolutions + (512 + 1) * classes
}

/** What a ResNet should have, stage by stage: first blocks with projections, and the others. */
function resnetCount(kind: 18 | 50, classes: number, channels: number, norm: boolean): number {
  const depths = kind === 18 ? [2, 2, 2, 2] : [3, 4, 6, 3]
  const e = kind === 18 ? 1 : 4
  const block = (a: number, w: number) =>
    kind === 18
      ? unit(3, a, w, norm) + unit(3, w, w, norm)
      : unit(1, a, w, norm) + unit(3, w, w, norm) + unit(1, w, 4 * w, norm)
  let count = unit(3, channels, 64, norm) + (512 * e + 1) * classes
  depths.forEach((depth, s) => {
    const w = 64 * 2 ** s
    const before = s === 0 ? 64 : (w / 2) * e
    const projected = before === w * e ? 0 : unit(1, before, w * e, norm)
    count += block(before, w) + projected + (depth - 1) * block(w * e, w)
  })
  return count
}

const grey = [28, 28, 1] as const

describe('parameter counts', () => {
  test.each<[Network, number]>([
    [mlp({ input: [784], widths: [500, 500, 500, 500, 500], outputs: 10 }), 1_399_510],
    [mlp({ input: [1], widths: [300, 300, 300], outputs: 1 }), 600 + 2 * 300 * 301 + 301],
    [vgg19({ classes: 10 }), 20_040_522],
    [vgg19({ classes: 10, batchNorm: false }), 20_029_514],
    [resnet18({ classes: 10 }), 11_173_962],
    [resnet18({ classes: 10, batchNorm: false }), 11_169_162],
    [resnet50({ classes: 10 }), 23_520_842],
    [resnet50({ classes: 100 }), 23_705_252],
    [resnet50({ classes: 10, batchNorm: false }), 23_494_282],
    [resnet50({ classes: 100, batchNorm: false }), 23_678_692],
  ])('$name: as stated', (network, stated) => {
    expect(network.size).toBe(stated)
    expect(parameterCount(network.shapes)).toBe(stated)
  })

  test.each(
    [3, 100].flatMap(classes => [true, false].map(batchNorm => [classes, batchNorm] as const)),
  )('%i classes, batch normalisation %s: as by formula', (classes, batchNorm) => {
    for (const [channels, options] of [
      [3, { classes, batchNorm }],
      [1, { classes, batchNorm, input: grey }],
    ] as const) {
      expect(vgg19(options).size).toBe(vggCount(classes, channels, batchNorm))
      expect(resnet18(options).size).toBe(resnetCount(18, classes, channels, batchNorm))
      expect(resnet50(options).size).toBe(resnetCount(50, classes, channels, batchNorm))
    }
  })

  test('control: a ResNet-18 without its projections is another', () => {
    const projections = [64, 128, 256].reduce((sum, a) => sum + unit(1, a, 2 * a, true), 0)
    expect(resnet18({ classes: 10 }).size - projections).not.toBe(11_173_962)
  })

  test('twice the channels of ResNet-18 at width 1/2 are those at width 1', () => {
    const [half, whole] = [1 / 2, 1].map(width => resnet18({ classes: 10, width }).shapes)
    expect(Object.keys(half!)).toEqual(Object.keys(whole!))
    for (const [name, shape] of Object.entries(half!)) {
      const doubled = shape.map((n, axis) =>
        axis < shape.length - 2 || n === 3 || n === 10 ? n : 2 * n,
      )
      expect(doubled, name).toEqual(whole![name])
    }
  })
})

describe('running moments', () => {
  test('a mean and a variance for each scale, of its shape; none without batch normalisation', () => {
    for (const make of [vgg19, resnet18, resnet50]) {
      const { shapes, statistics } = make({ classes: 10 })
      const scales = Object.entries(shapes).filter(([name]) => name.endsWith('/scale'))
      const expected = scales.flatMap(([name, shape]) =>
        ['mean', 'variance'].map(moment => [name.replace(/scale$/, moment), shape]),
      )
      expect(Object.entries(statistics)).toEqual(expected)
      expect(make({ classes: 10, batchNorm: false }).statistics).toEqual({})
    }
  })

  test('begin as means 0 and variances 1', () => {
    const network = resnet18({ classes: 10, width: 1 / 16 })
    const start = network.initStatistics()
    for (const [name, shape] of Object.entries(network.statistics)) {
      const value = name.endsWith('/mean') ? 0 : 1
      expect([...start[name]!], name).toEqual(Array(sizeOf(shape)).fill(value))
    }
  })
})

test.each<[string, () => unknown, string]>([
  [
    'a width of 0 neurons',
    () => mlp({ input: [2], widths: [0], outputs: 1 }),
    'MLP, size: expected a whole number ≥ 1, got 0',
  ],
  [
    'a class and a half',
    () => vgg19({ classes: 1.5 }),
    'VGG-19, classes: expected a whole number ≥ 1, got 1.5',
  ],
  [
    'a width of −1',
    () => resnet18({ classes: 2, width: -1 }),
    'ResNet-18, width: expected a positive number, got -1',
  ],
  [
    'images without a pixel',
    () => resnet50({ classes: 2, input: [0, 32, 3] }),
    'ResNet-50, input: expected a whole number ≥ 1, got 0',
  ],
  [
    'two layers of one name',
    () => sequence(dense('a', 1, 1), dense('a', 1, 1)),
    'layers: expected names once each, got a/kernel twice',
  ],
])('refused: %s', (_, make, message) => {
  expect(make).toThrow(message)
})
