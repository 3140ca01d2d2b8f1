import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Side } from '../harness/compare.js'
import type { Python } from '../harness/environment.js'
import type { Case, SideOf, Work } from '../harness/work.js'

const dist = (path: string) => fileURLToPath(new URL(`../../dist/${path}`, import.meta.url))
const main = dist('cli/main.js')
const module = (path: string) => JSON.stringify(new URL(`../../dist/${path}`, import.meta.url).href)

const commands: Readonly<Record<string, readonly string[]>> = {
  node: ['-e', '0'],
  help: [main, '--help'],
  verify: [main, 'verify', '--quick', '--out', join(tmpdir(), 'retrograde-report')],
  library: ['--input-type=module', '-e', `await import(${module('index.js')})`],
  iterate: ['--input-type=module', '-e', `await import(${module('iterate/index.js')})`],
  tensor: ['--input-type=module', '-e', `await import(${module('tensor/index.js')})`],
  numpy: ['-c', 'import numpy'],
  jax: ['-c', 'import jax'],
  torch: ['-c', 'import sys, os; sys.setdlopenflags(os.RTLD_LAZY); import torch'],
}

/** A command that is run to its end: by the clock, on whatever cores it takes. */
function commandOf({ by, variant }: SideOf, python: Python): Side {
  const args = commands[variant]!
  const ours = by === 'retrograde'
  const once = () => {
    const program = ours ? process.execPath : 'path' in python ? python.path : 'python3'
    const begun = performance.now()
    const { status, stderr } = spawnSync(program, args, { encoding: 'utf8' })
    return { status, stderr, wall: (performance.now() - begun) / 1000 }
  }
  return {
    async prepare() {
      if (ours && !existsSync(main)) return { missing: 'npm run build has not been run' }
      if (!ours && 'missing' in python) return python
      const { status, stderr, wall } = once()
      if (status !== 0) return { missing: stderr.trim().split('\n').at(-1) ?? 'it failed' }
      return { versions: {}, answer: [], warmUp: wall }
    },
    async run(repeats) {
      let wall = 0
      for (let k = 0; k < repeats; k++) wall += once().wall
      return { wall, cpu: wall }
    },
    close: () => {},
  }
}

const command = (name: string, by: SideOf['by'], variant: string): SideOf => ({
  ...{ name, by, variant, cores: 2, peer: by !== 'retrograde' },
})

const shared = {
  parameters: {},
  ...{ count: 1, unit: 'start' },
  tolerance: { relative: 0, because: 'nothing is computed' },
  limit: 'reading and compiling what is loaded; Node alone is the floor',
}

export const work: Work = {
  number: 9,
  title: 'Start-up',
  module: 'start-up',
  open: (side, python) => commandOf(side, python),
  cases: (): Case[] => [
    {
      ...{ ...shared, id: 'library', title: 'import of the library' },
      sides: [
        command("import 'retrograde'", 'retrograde', 'library'),
        command('Node alone', 'retrograde', 'node'),
        command("import 'retrograde/iterate'", 'retrograde', 'iterate'),
        command("import 'retrograde/tensor'", 'retrograde', 'tensor'),
        command('NumPy: import', 'numpy', 'numpy'),
        command('PyTorch: import', 'torch', 'torch'),
        command('JAX: import', 'jax', 'jax'),
      ],
    },
    {
      ...{ ...shared, id: 'help', title: 'retrograde --help', ratios: false },
      sides: [command('retrograde --help', 'retrograde', 'help')],
      targets: [{ within: 0.15 }],
    },
    {
      ...{ ...shared, id: 'verify', title: 'retrograde verify --quick', rounds: 3, ratios: false },
      sides: [command('retrograde verify --quick', 'retrograde', 'verify')],
    },
  ],
  ours: {},
}
