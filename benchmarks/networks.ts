// Steps of MLPs: the dense kernels, and PyTorch eager where a Python has it (RETROGRADE_PYTHON, python3
// or /usr/bin/python3), in turn, one thread each, milliseconds of CPU time a step; then what two worker
// threads do in the time of one. Medians and quartiles of the rounds. --json prints JSON.
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { openDataSet } from '../src/tensor/data/index.js'
import { Arena } from '../src/tensor/dense/arena.js'
import { type DenseLoss, rectifiedNetwork } from '../src/tensor/dense/network.js'
import { DensePass } from '../src/tensor/dense/pass.js'
import { buildName } from '../src/tensor/kernels/builds.js'
import { initialValues } from '../src/tensor/model/initial.js'
import { mlpLayers } from '../src/tensor/model/mlp-layers.js'
import { concatenated } from '../src/tensor/tensor-tree.js'
import { openRunner, type Training } from '../src/tensor/training/index.js'

interface Work {
  readonly name: string
  readonly widths: readonly number[]
  readonly rows: number
  readonly h: number
  readonly loss: DenseLoss
  /** Steps a round. */
  readonly steps: number
}

const works: readonly Work[] = [
  {
    name: 'MLP 784-500×5-10, batch 8',
    widths: [784, 500, 500, 500, 500, 500, 10],
    ...{ rows: 8, h: 0.001, loss: 'softmax cross-entropy', steps: 50 },
  },
  {
    name: 'MLP 1-300×3-1, batch 1',
    widths: [1, 300, 300, 300, 1],
    ...{ rows: 1, h: 0.01, loss: 'squared error', steps: 1000 },
  },
]

/** One side of a comparison: so many steps, in seconds, and the loss before the last. */
interface Side {
  run(steps: number): Promise<{ readonly seconds: number; readonly loss: number }>
  close(): void
}

const wave = (length: number) => Float32Array.from({ length }, (_, i) => Math.sin(i * i + 1))

function inputsOf({ widths, rows, loss }: Work) {
  const [input, ...rest] = widths as [number, ...number[]]
  const outputs = rest.pop()!
  const layers = mlpLayers({ input: [input], widths: rest, outputs })
  const y =
    loss === 'squared error'
      ? wave(rows * outputs)
      : Float32Array.from({ length: rows }, (_, b) => b)
  return { theta: concatenated(initialValues(layers.parameters, 1)), x: wave(rows * input), y }
}

function dense(work: Work): Side & { readonly build: string } {
  const { theta, x, y } = inputsOf(work)
  const arena = new Arena()
  const pass = new DensePass(arena, rectifiedNetwork(work.widths, work.loss), work.rows)
  const state = arena.from(theta)
  return {
    build: buildName(arena.build),
    async run(steps) {
      const begun = process.cpuUsage()
      let loss = 0
      for (let i = 0; i < steps; i++) {
        loss = pass.backward(state, { x, y }, pass.update.sgd(state, state, -work.h))
      }
      const { user, system } = process.cpuUsage(begun)
      return { seconds: (user + system) / 1e6, loss }
    },
    close: () => {},
  }
}

/** PyTorch in a process of its own, or undefined where no Python has it. */
async function torch(work: Work): Promise<(Side & { readonly version: string }) | undefined> {
  const { theta, x, y } = inputsOf(work)
  const folder = mkdtempSync(join(tmpdir(), 'retrograde-'))
  for (const [name, data] of Object.entries({ theta, x, y }))
    writeFileSync(join(folder, `${name}.f32`), data)
  const program = fileURLToPath(new URL('peers/mlp_step.py', import.meta.url))
  const pythons = [process.env.RETROGRADE_PYTHON, 'python3', '/usr/bin/python3']
  for (const python of pythons) {
    if (!python) continue
    const child = spawn(python, [program], {
      stdio: ['pipe', 'pipe', 'ignore'],
      env: { ...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' },
    })
    const answers = createInterface({ input: child.stdout! })[Symbol.asyncIterator]()
    const ask = async (line: string) => {
      child.stdin!.write(`${line}\n`)
      const { value } = await answers.next()
      return value === undefined ? undefined : JSON.parse(value)
    }
    const close = () => {
      child.stdin!.end()
      rmSync(folder, { recursive: true, force: true })
    }
    const { widths, rows, h, loss } = work
    const hello = await started(child, () => ask(JSON.stringify({ widths, rows, h, loss, folder })))
    if (hello) return { version: hello.torch, run: steps => ask(String(steps)), close }
  }
  rmSync(folder, { recursive: true, force: true })
  return undefined
}

/** What a process first says; undefined where it cannot be started, or ends at once. */
function started<T>(child: ChildProcess, hello: () => Promise<T>): Promise<T | undefined> {
  child.stdin!.on('error', () => {})
  return Promise.race([
    hello(),
    new Promise<undefined>(resolve => {
      child.once('error', () => resolve(undefined))
      child.once('exit', () => resolve(undefined))
    }),
  ])
}

const sorted = (values: readonly number[]) => [...values].sort((a, b) => a - b)
const quartiles = (values: readonly number[]) =>
  [0.25, 0.5, 0.75].map(q => sorted(values)[Math.round(q * (values.length - 1))]!)
const shown = (values: readonly number[], digits: number) => {
  const [low, median, high] = quartiles(values).map(value => value.toFixed(digits))
  return `${median} [${low}, ${high}]`
}

const rounds = 15
const report: Record<string, unknown>[] = []

for (const work of works) {
  const mine = dense(work)
  const theirs = await torch(work)
  const sides = [mine, ...(theirs ? [theirs] : [])]
  // First the same numbers: the loss of the tenth step.
  const losses = await Promise.all(sides.map(async side => (await side.run(10)).loss))
  const off = Math.max(...losses.map(loss => Math.abs(loss - losses[0]!) / Math.abs(losses[0]!)))
  if (off > 1e-4) throw new Error(`${work.name}: losses ${losses.join(' and ')} are not the same`)
  const times = sides.map(() => [] as number[])
  for (let round = 0; round < rounds; round++) {
    for (const [k, side] of sides.entries()) {
      times[k]!.push((1000 * (await side.run(work.steps)).seconds) / work.steps)
    }
  }
  for (const side of sides) side.close()
  const ratios = times[1]?.map((time, round) => time / times[0]![round]!)
  report.push({ work: work.name, build: mine.build, torch: theirs?.version ?? null, times, ratios })
  console.error(`${work.name}: dense (${mine.build}) ${shown(times[0]!, 3)} ms a step`)
  console.error(
    ratios
      ? `  PyTorch ${theirs!.version} eager ${shown(times[1]!, 3)} ms; ratio ${shown(ratios, 2)}`
      : '  PyTorch: not there (no Python with torch was found)',
  )
}

// Two workers beside one: independent realisations, wall-clock, the same tasks.
const data = {
  train: await openDataSet('mnist-digits', { split: 'train' }),
  test: await openDataSet('mnist-digits', { split: 'test' }),
}
const training: Training = {
  model: { name: 'mlp', widths: [500, 500, 500, 500, 500] },
  batch: { size: 8, sampling: 'i.i.d.' },
  rule: { method: 'SGD', h: 0.001 },
  backend: 'dense',
}
const tasks = (count: number) =>
  Array.from({ length: count }, (_, seed) => ({ seed, order: 'forward', at: [1000] }))
const pools = await Promise.all(
  [1, 2].map(workers => openRunner(training, data, workers, 'threads')),
)
for (const pool of pools) await Promise.all(tasks(2).map(task => pool.task(task, undefined)))
const speeds = pools.map(() => [] as number[])
for (let round = 0; round < 5; round++) {
  for (const [k, pool] of pools.entries()) {
    const begun = performance.now()
    await Promise.all(tasks(2).map(task => pool.task(task, undefined)))
    speeds[k]!.push((2 * 1000 * 1000) / (performance.now() - begun))
  }
}
await Promise.all(pools.map(pool => pool.close()))
const gains = speeds[1]!.map((speed, round) => speed / speeds[0]![round]!)
report.push({ work: 'steps a second, 784-500×5-10, batch 8, by workers', speeds, gains })
console.error(
  `steps a second with their batches: one worker ${shown(speeds[0]!, 0)}, two ${shown(speeds[1]!, 0)}; ` +
    `ratio ${shown(gains, 2)}`,
)
if (process.argv.includes('--json')) console.log(JSON.stringify(report, null, 2))
