// A side of ours: answers lines of JSON on standard input, as side.py does.
import { createInterface } from 'node:readline'
import { readInputs } from './inputs.js'
import type { Parameters, Ready, Work } from './work.js'

interface Told {
  readonly module: string
  readonly variant: string
  readonly parameters: Parameters
  readonly folder: string
  readonly files: readonly string[]
}

let ready: Ready | undefined

for await (const line of createInterface({ input: process.stdin })) {
  const { prepare, run } = JSON.parse(line)
  let answer: object
  try {
    answer = prepare ? await prepared(prepare) : await timed(run)
  } catch (error) {
    answer = { error: error instanceof Error ? `${error.stack}` : String(error) }
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`)
}
process.exit() // threads of a side may be waiting still

async function prepared({ module, variant, parameters, folder, files }: Told) {
  const begun = performance.now()
  const { work } = (await import(`../works/${module}.js`)) as { work: Work }
  ready = await work.ours[variant]!(parameters, readInputs(folder, files))
  const { answer, notes, share } = ready
  return {
    versions: { Node: process.versions.node },
    answer: Array.from(answer),
    ...{ notes, share },
    warmUp: (performance.now() - begun) / 1000,
  }
}

async function timed(repeats: number) {
  const { run } = ready!
  const cpu = process.cpuUsage()
  const begun = performance.now()
  for (let i = 0; i < repeats; i++) {
    const pending = run()
    if (pending instanceof Promise) await pending
  }
  const wall = (performance.now() - begun) / 1000
  const { user, system } = process.cpuUsage(cpu)
  return { wall, cpu: (user + system) / 1e6 }
}
