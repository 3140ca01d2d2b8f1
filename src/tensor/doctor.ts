import { availableParallelism } from 'node:os'
import * as tf from '@tensorflow/tfjs'
import { openBackend } from './backend.js'
import { BackendError, type BackendName, backendNames, type TensorBackend } from './backend-name.js'
import { denseBinaries } from './dense/kernels.js'
import { denseRate } from './dense/rate.js'
import { buildName } from './kernels/builds.js'
import { measureRates, type Rates } from './rates.js'
import { fastestBuild } from './web-assembly.js'

/** A backend as it was found: there with its rates, or missing with the reason and the remedy. */
export type BackendReport =
  | (Pick<TensorBackend, 'device' | 'version' | 'software'> & {
      readonly there: true
      readonly name: BackendName | 'dense'
      readonly gflops: Rates
    })
  | {
      readonly there: false
      readonly name: BackendName | 'dense'
      readonly reason: string
      readonly remedy: string
    }

/** What there is to run tensors on. */
export interface DoctorReport {
  readonly node: string
  readonly platform: string
  readonly cores: number
  readonly backends: readonly BackendReport[]
  /** What `--backend auto` takes. */
  readonly auto: BackendName
  readonly traps: readonly string[]
}

/** Opens every backend in turn, measures those that open, and leaves the one that 'auto' takes set. */
export async function doctor(): Promise<DoctorReport> {
  const backends: BackendReport[] = []
  for (const name of backendNames) backends.push(await examine(name))
  backends.push(examineDense())
  const { name: auto } = await openBackend('auto')
  return {
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    cores: availableParallelism(),
    backends,
    auto,
    traps: traps(backends),
  }
}

async function examine(name: BackendName): Promise<BackendReport> {
  try {
    const { passed: _, ...backend } = await openBackend(name)
    return { ...backend, there: true, gflops: await measureRates() }
  } catch (error) {
    if (!(error instanceof BackendError)) throw error
    return { name, there: false, reason: error.reason, remedy: error.remedy }
  }
}

/** The kernels for dense networks that do without tfjs. */
function examineDense(): BackendReport {
  const build = fastestBuild(denseBinaries)
  if (build === undefined) {
    const remedy = 'use an engine that has, as Node 20 does'
    return { name: 'dense', there: false, reason: 'the engine has no WebAssembly SIMD', remedy }
  }
  return {
    name: 'dense',
    there: true,
    device: `WebAssembly ${buildName(build)}, MLP steps`,
    version: '',
    software: true,
    gflops: { matmul: denseRate(build) },
  }
}

/** What is known to go wrong, where it applies. */
function traps(backends: readonly BackendReport[]): string[] {
  const there = (name: BackendName) => backends.find(backend => backend.name === name)?.there
  const major = Number(process.versions.node.split('.')[0])
  return [
    'tf.grad of tf.grad is wrong in tfjs, at times silently: use differencedHessianVector.',
    ...(there('webgpu') ? ['webgpu: results are read by await tensor.data() alone.'] : []),
    ...(there('cuda') || there('node')
      ? major >= 23
        ? ['tfjs-node calls util.isNullOrUndefined, which Node 23 took away: it is put back.']
        : []
      : []),
    ...(there('cuda')
      ? []
      : [
          'tfjs-node-gpu runs on the CPU and does not say so where CUDA 11.2 or cuDNN 8.1 is missing.',
        ]),
    `tfjs ${tf.version_core}: one backend is set at a time, for the whole process.`,
  ]
}
