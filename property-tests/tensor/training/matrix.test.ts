import { spawnSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { onSwiftShader, withoutNode, withoutWebGpu } from './backends.js'
import { type Departure, departure, type Way, wayOf } from './departure.js'
import { type Experiment, imageNetworks, mlps, onWebGpu } from './experiments.js'

const ways = new Map<string, Promise<Way>>()
/** The way on wasm, which the others are held against. */
function onWasm(experiment: Experiment, order: string): Promise<Way> {
  const key = `${experiment.name}, ${order}`
  const way = ways.get(key) ?? wayOf(experiment, order, 'wasm')
  ways.set(key, way)
  return way
}

function agree({ off, bound, control, left }: Departure) {
  expect(off).toBeLessThanOrEqual(bound)
  expect(control).toBeGreaterThan(bound)
  expect(left).toBe(0)
}

const everything = [...mlps, ...imageNetworks]
describe.each([
  ['dense', mlps],
  ['cpu', everything],
] as const)('%s', (backend, experiments) => {
  for (const experiment of experiments) {
    test.each(experiment.orders)(
      `${experiment.name}: %s iterates as on wasm, to the rounding of their steps`,
      async order => agree(await departure(await onWasm(experiment, order), backend)),
    )
  }
})

/** Why a backend is not tried. */
const absence = (why: string | undefined) => (why === undefined ? '' : ` (not here: ${why})`)

test.runIf(withoutNode === undefined)(
  `node: iterates as on wasm, to the rounding of their steps${absence(withoutNode)}`,
  async () => {
    for (const experiment of everything) {
      for (const order of experiment.orders) {
        agree(await departure(await onWasm(experiment, order), 'node'))
      }
    }
  },
)

test.runIf(withoutWebGpu === undefined)(
  'webgpu on SwiftShader: iterates as on wasm, to the rounding of their steps; ' +
    `the same bits twice${absence(withoutWebGpu)}`,
  { timeout: 400_000 },
  () => {
    const script = 'property-tests/tensor/training/matrix-on-webgpu.ts'
    const { status, stdout, stderr } = spawnSync('npx', ['tsx', script], {
      ...{ encoding: 'utf8', env: onSwiftShader, timeout: 390_000 },
    })
    expect(status, stderr).toBe(0)
    const { device, twice, departures } = JSON.parse(stdout) as {
      readonly device: string
      readonly twice: readonly (readonly number[])[]
      readonly departures: Readonly<Record<string, Departure>>
    }
    expect(device).toMatch(/SwiftShader/)
    expect(twice[0]).toEqual(twice[1])
    expect(Object.keys(departures).sort()).toEqual(Object.keys(onWebGpu).sort())
    for (const found of Object.values(departures)) agree(found)
  },
)
