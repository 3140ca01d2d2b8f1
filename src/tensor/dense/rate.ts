import type { Build } from '../web-assembly.js'
import { Arena } from './arena.js'
import { rectifiedNetwork } from './network.js'
import { DensePass } from './pass.js'

/**
 * Floating point operations a second, in 10^9, of SGD steps of the MLP 784-500-500-500-500-500-10 on
 * batches of 8: measured for about a fifth of a second after a warm-up. Six operations a weight and
 * row count, four in the first layer, whether or not they are passed over.
 */
export function denseRate(build: Build): number {
  const arena = new Arena(build)
  const network = rectifiedNetwork([784, 500, 500, 500, 500, 500, 10], 'softmax cross-entropy')
  const rows = 8
  const pass = new DensePass(arena, network, rows)
  const wave = (length: number, size: number) =>
    Float32Array.from({ length }, (_, i) => size * Math.sin(i * i))
  const theta = arena.from(wave(network.size, 0.06))
  const batch = { x: wave(784 * rows, 1), y: Array.from({ length: rows }, (_, b) => b) }
  const step = () => pass.backward(theta, batch, pass.update.sgd(theta, theta, -1e-3))
  for (let i = 0; i < 20; i++) step()
  const begun = performance.now()
  let steps = 0
  let elapsed = 0
  while (elapsed < 200) {
    step()
    steps++
    elapsed = performance.now() - begun
  }
  const operations = network.layers.reduce(
    (sum, { inputs, outputs }, l) => sum + (l === 0 ? 4 : 6) * rows * inputs * outputs,
    0,
  )
  return (operations * steps) / elapsed / 1e6
}
