import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Hello, Side, Spent } from './compare.js'
import type { Python } from './environment.js'
import { talker } from './json-lines.js'
import type { Parameters, SideOf, Work } from './work.js'

const file = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Whether processes can be told which cores to use. */
export const canPin = spawnSync('taskset', ['-c', '0', 'true']).status === 0

/** What all sides of a case are told. */
export interface Told {
  readonly work: Work
  readonly parameters: Parameters
  readonly folder: string
  readonly files: readonly string[]
}

/** A side in a process of its own, on the first core, or the first two. */
export function processOf(side: SideOf, told: Told, python: Python): Side {
  if (side.copies === undefined) return single(side, side.cores === 1 ? '0' : '0,1', told, python)
  const one: SideOf = { ...side, cores: 1 }
  return pair(single(one, '0', told, python), single(one, '1', told, python))
}

/** Two at once: each does the work, so that two are done in the time of the slower. */
const pair = (first: Side, second: Side): Side => ({
  async prepare() {
    const [hello] = await Promise.all([first.prepare(), second.prepare()])
    return hello
  },
  async run(repeats) {
    const [a, b] = await Promise.all([first.run(repeats), second.run(repeats)])
    return { wall: Math.max(a.wall, b.wall) / 2, cpu: (a.cpu + b.cpu) / 2 }
  },
  close() {
    first.close()
    second.close()
  },
})

function single(
  { by, variant, cores, name }: SideOf,
  where: string,
  { work, parameters, folder, files }: Told,
  python: Python,
): Side {
  const ours = by === 'retrograde'
  if (!ours && 'missing' in python) {
    return { prepare: async () => python, run: () => never(name), close: () => {} }
  }
  const program: [string, ...string[]] = ours
    ? [process.execPath, '--import', 'tsx', file('ours.ts')]
    : [(python as { path: string }).path, file('side.py')]
  const pinned: [string, ...string[]] = canPin ? ['taskset', '-c', where, ...program] : program
  const { ask, close } = talker(pinned, ours ? process.env : environmentOf(cores))
  const prepare = { module: work.module, variant, parameters, folder, files, by, cores }
  return {
    async prepare() {
      const hello = await ask<Hello | { error: string }>({ prepare })
      if ('error' in hello) throw new Error(`${name}: ${hello.error}`)
      return hello
    },
    async run(repeats) {
      const spent = await ask<Spent | { error: string }>({ run: repeats })
      if ('error' in spent) throw new Error(`${name}: ${spent.error}`)
      return spent
    },
    close,
  }
}

const never = (name: string): never => {
  throw new Error(`${name} is missing and cannot run`)
}

/** The peers' environment: so many threads, and none of the settings that slow NumPy's OpenBLAS. */
function environmentOf(cores: 1 | 2): NodeJS.ProcessEnv {
  const { OPENBLAS_CORETYPE, OPENBLAS_L2_SIZE, XLA_FLAGS, ...env } = process.env
  const threads = String(cores)
  return {
    ...env,
    OMP_NUM_THREADS: threads,
    MKL_NUM_THREADS: threads,
    OPENBLAS_NUM_THREADS: threads,
    JAX_PLATFORMS: 'cpu',
    XLA_FLAGS: cores === 1 ? '--xla_cpu_multi_thread_eigen=false' : '',
    PYTHONPATH: file('../works'),
  }
}
