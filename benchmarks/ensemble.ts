// Nanoseconds per application of a scalar random affine map with normal noise, on one core:
// an ensemble of 10,000 AR(1) chains, beside the same in plain JavaScript with Math.random.
import { ar1, ensemble, normal } from '../src/random/index.js'

const size = 10_000
const steps = 200
const repetitions = 11
const h = 0.1

const maps = ensemble(ar1({ h, noise: normal(0, 1) }), size).realize(1)

function retrograde(): number {
  let x: Float64Array = new Float64Array(size)
  for (let i = 1; i <= steps; i++) x = maps.at(i).apply(x)
  return x[0]!
}

/** Box and Muller's transform of Math.random, the usual few lines: neither seeded nor replayable. */
function plain(): number {
  const x = new Float64Array(size)
  for (let i = 1; i <= steps; i++) {
    for (let r = 0; r < size; r++) {
      const noise =
        Math.sqrt(-2 * Math.log(1 - Math.random())) * Math.cos(2 * Math.PI * Math.random())
      x[r] = (1 - h) * x[r]! + h * noise
    }
  }
  return x[0]!
}

function nanoseconds(run: () => number): number {
  const times = Array.from({ length: repetitions }, () => {
    const start = performance.now()
    run()
    return ((performance.now() - start) * 1e6) / (size * steps)
  })
  return times.sort((a, b) => a - b)[repetitions >> 1]!
}

nanoseconds(retrograde) // to warm up
nanoseconds(plain)
const ours = nanoseconds(retrograde)
const baseline = nanoseconds(plain)
console.log(`ensemble of ${size} AR(1) chains, ${steps} steps, median of ${repetitions}:`)
console.log(`  retrograde                ${ours.toFixed(1)} ns an application (target: at most 30)`)
console.log(`  Math.random, Box–Muller   ${baseline.toFixed(1)} ns an application`)
console.log(`  ratio                     ${(ours / baseline).toFixed(2)}`)
