import * as tf from '@tensorflow/tfjs'
import { BackendError, type BackendName, backendNames, type TensorBackend } from './backend-name.js'
import { openCuda, openNode } from './backend-node.js'
import { openWasm } from './backend-wasm.js'
import { openWebGpu } from './backend-webgpu.js'

/** How each backend is opened; it throws BackendError where it is not to be had. */
const openers: Readonly<Record<BackendName, () => Promise<TensorBackend>>> = {
  cuda: () => openCuda(),
  webgpu: openWebGpu,
  node: () => openNode(),
  wasm: openWasm,
  cpu: openCpu,
}

/**
 * Sets tfjs's backend: the one named, or for 'auto' the first to be had of cuda, webgpu on hardware
 * and wasm. What was passed over, and why, is in `passed`. tfjs prints nothing.
 * @throws BackendError, one line, where the named one is not to be had
 */
export async function openBackend(
  name: BackendName | 'auto',
): Promise<TensorBackend & { readonly passed: readonly string[] }> {
  tf.enableProdMode()
  if (name !== 'auto') return { ...(await openers[name]()), passed: [] }
  const passed: string[] = []
  for (const candidate of ['cuda', 'webgpu', 'wasm'] as const) {
    try {
      const backend = await openers[candidate]()
      if (!backend.software || candidate === 'wasm') return { ...backend, passed }
      passed.push(`${candidate}: ${backend.device} is software`)
    } catch (error) {
      if (!(error instanceof BackendError)) throw error
      passed.push(error.message)
    }
  }
  throw new BackendError('auto', passed.join('; '), 'use --backend cpu')
}

async function openCpu(): Promise<TensorBackend> {
  await tf.setBackend('cpu')
  return { name: 'cpu', device: 'JavaScript, one thread', version: tf.version_core, software: true }
}

export { BackendError, type BackendName, backendNames, type TensorBackend }
