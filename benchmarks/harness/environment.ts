import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The Python that the peers run in, or why there is none; with what it lacks, in a line each. */
export type Python =
  | { readonly path: string; readonly lacks: readonly string[] }
  | { readonly missing: string }

const here = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url))
const venv = here('.venv')
const requirements = here('requirements.txt')
const requirementsOfTorch = here('requirements-torch.txt')
const stamp = join(venv, 'made-from')

/**
 * CUDA's libraries as PyTorch's build for Linux on x86-64 names them. On a CPU none of their
 * functions is ever called: an empty library of each name does, and saves gigabytes.
 */
const cuda = [
  ...['libcublas.so.12', 'libcublasLt.so.12', 'libcudnn.so.9', 'libcufft.so.11', 'libcufile.so.0'],
  ...['libcupti.so.12', 'libcurand.so.10', 'libcusparse.so.12', 'libcusparseLt.so.0'],
  ...['libnccl.so.2', 'libnvrtc.so.12', 'libnvshmem_host.so.3'],
]

/**
 * RETROGRADE_PYTHON where it is set; else a virtual environment in benchmarks/.venv, made where there
 * is none of the present requirements. What cannot be had is said.
 */
export function pythonFor(say: (line: string) => void): Python {
  const given = process.env.RETROGRADE_PYTHON
  if (given) return run(given, ['-c', 'import numpy']) ?? { path: given, lacks: [] }
  const path = join(venv, 'bin', 'python')
  const sum = createHash('sha256')
    .update(readFileSync(requirements))
    .update(readFileSync(requirementsOfTorch))
    .digest('hex')
  if (existsSync(stamp)) {
    const [made, ...lacks] = readFileSync(stamp, 'utf8').trim().split('\n')
    if (made === sum) return { path, lacks }
  }
  say('making benchmarks/.venv for the peers: NumPy, PyTorch, JAX (once)')
  rmSync(venv, { recursive: true, force: true })
  const python = ['python3.11', 'python3'].find(name => run(name, ['--version']) === undefined)
  if (python === undefined) return { missing: 'no Python 3 is on the path' }
  const failed = run(python, ['-m', 'venv', venv]) ?? pip('-r', requirements)
  if (failed) return failed
  const torch = pip('--no-deps', '-r', requirementsOfTorch) ?? standIns(path)
  const lacks = torch ? [`PyTorch: ${torch.missing}`] : []
  writeFileSync(stamp, [sum, ...lacks].join('\n'))
  return { path, lacks }

  function pip(...args: string[]) {
    return run(path, ['-m', 'pip', 'install', '--quiet', ...args])
  }
}

/** Empty libraries beside PyTorch's own, by the C compiler, where PyTorch asks for CUDA. */
function standIns(python: string): { missing: string } | undefined {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined
  const where = 'import sysconfig; print(sysconfig.get_path("purelib"))'
  const found = spawnSync(python, ['-c', where], { encoding: 'utf8' })
  const folder = join(found.stdout.trim(), 'torch', 'lib')
  for (const name of cuda) {
    const out = join(folder, name)
    const empty = ['-shared', `-Wl,-soname,${name}`, '-x', 'c', '/dev/null', '-o', out]
    const failed = run('cc', empty)
    if (failed) return { missing: `empty libraries in place of CUDA's need a C compiler` }
  }
  return undefined
}

/** Runs a command; what went wrong, in a line. */
function run(command: string, args: readonly string[]): { missing: string } | undefined {
  const { status, stderr, error } = spawnSync(command, args, { encoding: 'utf8' })
  if (status === 0) return undefined
  const last = error?.message ?? stderr.trim().split('\n').at(-1)
  return { missing: `${[command, ...args].join(' ')}: ${last}` }
}
