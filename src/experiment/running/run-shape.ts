import {
  count,
  fits,
  flag,
  integer,
  isObject,
  kinds,
  listOf,
  number,
  object,
  oneOf,
  type Shape,
  text,
} from './shape.js'

const layers = object({ widths: listOf(count) }, { gain: number })
const images = object({ width: number, batchNorm: flag })
const model = kinds('name', {
  mlp: layers,
  'vgg-19': images,
  'resnet-18': images,
  'resnet-50': images,
})

const sgd = object({ h: number })
const ball = object({ h: number, beta: number })
const moments = object(
  { h: number },
  { beta1: number, beta2: number, epsilon: number, decay: number },
)
const rule = kinds('method', { SGD: sgd, momentum: ball, Nesterov: ball, Adam: moments })

const training = object(
  {
    model,
    batch: object({ size: count, sampling: oneOf('i.i.d.', 'reshuffled', 'cyclic') }),
    rule,
    backend: text,
  },
  {
    schedule: object({ shape: oneOf('cosine', 'linear'), steps: number }),
    counter: oneOf('applied', 'data index'),
    regulariser: object({ kind: text, parts: count, lambda: number }),
    average: kinds('kind', {
      exponential: object({ beta: number }),
      tail: object({ from: count }),
    }),
  },
)

const period = object({ period: count })
const resets = kinds('kind', { period, plateau: object({ patience: count }), better: period })
const read: Shape = value =>
  object({}, { order: text, resets })(value) ??
  fits('an order, or resets', of => Object.keys(of as object).length === 1)(value)

const ascending = fits(
  'ascending integers ≥ 1',
  value =>
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((n, i) => Number.isSafeInteger(n) && n > (i === 0 ? 0 : value[i - 1])),
)

const split = object({ rows: count, sha256: text }, { partial: text })

/** What config.json has to be. Keys that it does not know are passed over. */
export const runFileShape: Shape = object(
  {
    configuration: object({
      experiment: text,
      scale: text,
      arms: listOf(object({ name: text, training, read, at: ascending }, { work: number })),
      seeds: listOf(integer),
      rows: object({ train: count, test: count }),
      choosing: flag,
      data: object({ name: text, normalisation: text, train: split, test: split }),
    }),
    by: object({ retrograde: text, node: text, devices: listOf(text) }),
  },
  { share: object({ index: count, of: count }) },
)

const marks = object({ loss: number }, { accuracy: number })

const examined = { train: marks, test: marks, applications: count }
const more = { choice: marks, reset: fits('true', value => value === true) }
const ended = object({ diverged: text, applications: count })

/** What the first line of a path has to be, and a later one, beside its path and n. */
export const firstShape: Shape = line => (isEnd(line) ? ended : object(examined, more))(line)
export const laterShape: Shape = line =>
  (isEnd(line) ? ended : object({ ...examined, gap: number }, more))(line)

const isEnd = (line: unknown): boolean => isObject(line) && 'diverged' in line

/** What a line of timings.jsonl has to be beside its path. */
export const timingShape: Shape = object({ n: count, seconds: number })
