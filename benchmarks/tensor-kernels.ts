// tfjs's WebAssembly backend with its own kernels beside ours, in turn, one thread: milliseconds of CPU
// time (which other processes disturb less than the clock), median and quartiles of the rounds.
import * as tf from '@tensorflow/tfjs'
import { setThreadsCount } from '@tensorflow/tfjs-backend-wasm'
import { openBackend } from '../src/tensor/backend.js'

setThreadsCount(1)
await tf.setBackend('wasm')
const stock = tf.getKernelsForBackend('wasm')
const { device } = await openBackend('wasm')
const ours = tf.getKernelsForBackend('wasm')

/** Registers these kernels and no others. */
function use(kernels: readonly tf.KernelConfig[]): void {
  for (const { kernelName } of tf.getKernelsForBackend('wasm'))
    tf.unregisterKernel(kernelName, 'wasm')
  kernels.forEach(tf.registerKernel)
}

/** Milliseconds of CPU time that one run takes, of as many as make up `least` of them. */
function milliseconds(run: () => void, least = 20): number {
  const begun = process.cpuUsage()
  for (let runs = 1; ; runs++) {
    tf.tidy(run)
    const { user, system } = process.cpuUsage(begun)
    const spent = (user + system) / 1000
    if (spent >= least) return spent / runs
  }
}

const quantile = (sorted: readonly number[], q: number) =>
  sorted[Math.round(q * (sorted.length - 1))]!
const spread = (times: readonly number[], digits: number) => {
  const sorted = [...times].sort((a, b) => a - b)
  const [low, median, high] = [0.25, 0.5, 0.75].map(q => quantile(sorted, q).toFixed(digits))
  return `${median} [${low}, ${high}]`.padEnd(22)
}

/** Times both in turn, and prints a line. What tfjs lacks has no time there. */
function compare(name: string, operations: number, run: () => void): void {
  const rounds = 9
  const both = [stock, ours].map(kernels => {
    use(kernels)
    try {
      milliseconds(run, 100) // to warm up
      return { kernels, times: [] as number[] }
    } catch (error) {
      if (!String(error).includes('not registered')) throw error
      return undefined
    }
  })
  for (let round = 0; round < rounds; round++)
    for (const each of both) {
      if (!each) continue
      use(each.kernels)
      each.times.push(milliseconds(run))
    }
  const [theirs, mine] = both.map(each => each?.times)
  const ratios = theirs?.map((time, round) => time / mine![round]!)
  const median = quantile(
    [...mine!].sort((a, b) => a - b),
    0.5,
  )
  console.log(
    [
      name.padEnd(38),
      theirs ? spread(theirs, 2) : 'has none'.padEnd(22),
      spread(mine!, 2),
      ratios ? spread(ratios, 1) : ' '.repeat(22),
      `${(operations / median / 1e6).toFixed(1)}`.padStart(5),
    ].join('  '),
  )
}

const random = (shape: readonly number[]) => tf.randomNormal([...shape], 0, 0.05)

function product(m: number, k: number, n: number, transposeA = false, transposeB = false): void {
  const a = random(transposeA ? [k, m] : [m, k])
  const b = random(transposeB ? [n, k] : [k, n])
  const name = `${m}×${k}${transposeA ? ' (ᵀ)' : ''} · ${k}×${n}${transposeB ? ' (ᵀ)' : ''}`
  compare(name, 2 * m * k * n, () => tf.matMul(a, b, transposeA, transposeB))
  tf.dispose([a, b])
}

/** Images of side × side pixels, 8 of them, as in ResNet-18 on 32 × 32. */
function convolution(side: number, from: number, to: number, filter: number, stride: number): void {
  const out = side / stride
  const inputShape = [8, side, side, from]
  const filterShape = [filter, filter, from, to]
  const [x, w, dy] = [random(inputShape), random(filterShape), random([8, out, out, to])]
  const attributes = { strides: stride, pad: (filter - 1) / 2, dataFormat: 'NHWC', dilations: 1 }
  const operations = 2 * 8 * out ** 2 * filter ** 2 * from * to
  const run = (kernel: string, inputs: Record<string, tf.Tensor>) =>
    tf.engine().runKernel(kernel, inputs, { ...attributes, filterShape, inputShape })
  const name = `${filter}×${filter}/${stride} ${side}²×${from} → ${to}`
  compare(name, operations, () => run('Conv2D', { x, filter: w }))
  compare('  by the filter', operations, () => run('Conv2DBackpropFilter', { x, dy }))
  compare('  by the images', operations, () => run('Conv2DBackpropInput', { dy, filter: w }))
  tf.dispose([x, w, dy])
}

/** A step of gradient descent on batches of 8, through tf.grads. */
function perceptron(widths: readonly number[]): void {
  const parameters = widths
    .slice(1)
    .flatMap((width, i) => [
      tf.variable(random([widths[i]!, width])),
      tf.variable(tf.zeros([width])),
    ])
  const x = random([8, widths[0]!])
  const labels = tf.oneHot(tf.range(0, 8, 1, 'int32'), widths.at(-1)!)
  const loss = (...p: tf.Tensor[]) => {
    let h: tf.Tensor = x
    for (let i = 0; i < p.length; i += 2) {
      h = h.matMul(p[i]!).add(p[i + 1]!)
      if (i + 2 < p.length) h = h.relu()
    }
    return tf.losses.softmaxCrossEntropy(labels, h) as tf.Scalar
  }
  const gradients = tf.grads(loss)
  const step = () => {
    const changes = gradients(parameters)
    for (const [i, p] of parameters.entries()) p.assign(p.sub(changes[i]!.mul(0.01)))
  }
  const entries = parameters.reduce((sum, { size }) => sum + size, 0)
  compare(`step of the network ${widths[0]}-500×5-10, batch 8`, 6 * 8 * entries, step)
  tf.dispose([x, labels, ...parameters])
}

console.log(`${device}; Node ${process.versions.node}; 8 images or rows`)
console.log(
  `${''.padEnd(38)}  ${'tfjs, ms'.padEnd(22)}  ${'ours, ms'.padEnd(22)}  ${'ratio'.padEnd(22)}  GFLOP/s`,
)
perceptron([784, 500, 500, 500, 500, 500, 10])
product(8, 784, 500)
product(8, 500, 784, false, true)
product(784, 8, 500, true)
product(256, 256, 256)
convolution(32, 3, 64, 3, 1)
convolution(32, 64, 64, 3, 1)
convolution(32, 64, 128, 3, 2)
convolution(32, 64, 128, 1, 2)
convolution(16, 128, 128, 3, 1)
convolution(8, 256, 256, 3, 1)
convolution(4, 512, 512, 3, 1)
