// Definition C.3's correction of a network of 1.4 million parameters on the dense kernels: seconds a
// gradient and a Hessian-vector product, seconds for all of C_n, and the arrays of the network's
// size that it needs. tsx benchmarks/bracket-cost.ts
import { backwardCorrection } from '../src/expansion/correction.js'
import { Arena } from '../src/tensor/dense/arena.js'
import { rectifiedNetwork } from '../src/tensor/dense/network.js'
import { denseOracle } from '../src/tensor/dense/oracle.js'
import { type Batch, DensePass } from '../src/tensor/dense/pass.js'
import { arenaVectors } from '../src/tensor/dense/vectors.js'

const network = rectifiedNetwork([784, 500, 500, 500, 500, 500, 10], 'softmax cross-entropy')
const rows = 8
const wave = (length: number, size: number, phase: number) =>
  Float32Array.from({ length }, (_, k) => size * Math.sin(k * k + phase * k))
const batch = (i: number): Batch => ({
  x: wave(784 * rows, 1, i),
  y: Array.from({ length: rows }, (_, b) => (i + b) % 10),
})

const arena = new Arena()
const pass = new DensePass(arena, network, rows)
const space = arenaVectors(arena, network.size)
const oracle = denseOracle(pass, batch)
const theta = arena.from(wave(network.size, 0.08, 0.5))

function seconds(run: () => Float32Array): number {
  const start = performance.now()
  arena.giveUp(run())
  return (performance.now() - start) / 1000
}

const before = arena.live
let most = 0
const watched = {
  ...oracle,
  hessianVector(i: number, at: Float32Array, v: Float32Array) {
    const product = oracle.hessianVector(i, at, v)
    // One more is made before this one is given up.
    most = Math.max(most, arena.live - before + 1)
    return product
  },
}
seconds(() => oracle.hessianVector(1, theta, theta)) // to warm up
const gradient = seconds(() => oracle.gradient(2, theta))
const product = seconds(() => oracle.hessianVector(2, theta, theta))
console.log(`${network.name}, ${network.size} parameters, batches of ${rows}, ${arena.build}`)
console.log(`  gradient ${gradient.toFixed(3)} s, Hessian-vector product ${product.toFixed(3)} s`)
for (const n of [4, 16, 64]) {
  most = 0
  const time = seconds(() => backwardCorrection(space, watched, n, theta))
  console.log(`  C_${n}: ${time.toFixed(2)} s, ${most} arrays of ${network.size} numbers at most`)
}
