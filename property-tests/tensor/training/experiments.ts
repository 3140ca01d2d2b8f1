import type { Rule } from '../../../src/tensor/optimiser.js'
import type { Training, TrainingData } from '../../../src/tensor/training/training.js'
import { digits, images, larger, line, points } from './data.js'

/** A training without its backend, and how far it is run in which orders. */
export interface Experiment {
  readonly name: string
  readonly training: Omit<Training, 'backend'>
  readonly data: TrainingData
  readonly n: number
  readonly orders: readonly string[]
  /** What h is multiplied by for a control: a difference that is to be seen. */
  readonly astray: number
}

/**
 * Adam's ε is 0.1 here. With 10⁻⁸ a coordinate of gradient g is moved by about h·g/|g|, so that one
 * whose gradient is rounding alone goes either way: no two backends agree on that.
 */
export const rules: Readonly<Record<string, Rule>> = {
  SGD: { method: 'SGD', h: 0.05 },
  momentum: { method: 'momentum', h: 0.05, beta: 0.8 },
  Nesterov: { method: 'Nesterov', h: 0.05, beta: 0.8 },
  Adam: { method: 'Adam', h: 0.01, epsilon: 0.1 },
  AdamW: { method: 'Adam', h: 0.01, epsilon: 0.1, decay: 0.1 },
}

const batch = { size: 4, sampling: 'i.i.d.' } as const
const astray = 1.001
const orders = ['forward', 'backward', 'anchored:2', 'switched:2']

/** Of MLPs, which every backend runs. */
export const mlps: readonly Experiment[] = [
  ...Object.entries(rules).flatMap(([name, rule]): Experiment[] => {
    const training = { model: { name: 'mlp', widths: [6, 5] }, batch, rule } as const
    const schedule = { shape: 'cosine', steps: 8 } as const
    return [
      { name, training, data: points, n: 6, orders, astray },
      {
        name: `${name}, scheduled`,
        training: { ...training, schedule },
        data: points,
        n: 6,
        orders,
        astray,
      },
    ]
  }),
  {
    name: 'regression',
    training: { model: { name: 'mlp', widths: [7, 7] }, batch, rule: rules.SGD! },
    ...{ data: line, n: 6, orders, astray },
  },
  {
    name: 'digits',
    training: {
      model: { name: 'mlp', widths: [20] },
      batch: { ...batch, size: 8 },
      rule: rules.SGD!,
    },
    ...{ data: digits, n: 6, orders, astray },
  },
  {
    name: 'batches in two chunks',
    training: {
      model: { name: 'mlp', widths: [6, 5] },
      batch: { ...batch, size: 70 },
      rule: rules.momentum!,
    },
    ...{ data: points, n: 6, orders, astray },
  },
]

/** At n = 3 these are all different. */
const short = ['forward', 'backward', 'anchored:1', 'switched:1']
const narrow = { width: 1 / 32, batchNorm: true } as const

/**
 * Of image networks, which dense does not run. Where a normalisation has few values a channel its
 * Lipschitz constant is large (4 values: differences grow a hundredfold a step), so that there are
 * 16 values or more here.
 */
export const imageNetworks: readonly Experiment[] = [
  {
    name: 'ResNet-18',
    training: { model: { name: 'resnet-18', ...narrow }, batch, rule: { method: 'SGD', h: 0.001 } },
    ...{ data: larger, n: 3, orders: ['backward', 'anchored:1'], astray: 1.01 },
  },
  {
    name: 'ResNet-18 without normalisation, Nesterov, scheduled',
    training: {
      model: { name: 'resnet-18', ...narrow, batchNorm: false },
      ...{ batch, rule: { method: 'Nesterov', h: 0.002, beta: 0.8 } },
      schedule: { shape: 'linear', steps: 4 },
    },
    ...{ data: images, n: 3, orders: short, astray: 1.01 },
  },
  {
    name: 'VGG-19',
    training: {
      model: { name: 'vgg-19', ...narrow },
      ...{ batch: { ...batch, size: 16 }, rule: { method: 'SGD', h: 0.0002 } },
    },
    ...{ data: larger, n: 2, orders: ['forward'], astray: 1.01 },
  },
  {
    name: 'VGG-19 without normalisation',
    training: {
      model: { name: 'vgg-19', ...narrow, batchNorm: false },
      ...{ batch, rule: { method: 'SGD', h: 0.05 } },
    },
    ...{ data: larger, n: 2, orders: ['backward'], astray: 1.01 },
  },
]

/**
 * On WebGPU in software a step takes a tenth of a second, and one of an image network half of one:
 * each rule, each order and each kind of network once.
 */
export const onWebGpu: Readonly<Record<string, string>> = {
  momentum: 'anchored:2',
  'Nesterov, scheduled': 'switched:2',
  'AdamW, scheduled': 'backward',
  regression: 'forward',
  'ResNet-18': 'backward',
  'VGG-19 without normalisation': 'backward',
}
