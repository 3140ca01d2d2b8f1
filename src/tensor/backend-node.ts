import { createRequire } from 'node:module'
import * as tf from '@tensorflow/tfjs'
import { BackendError, optionalModule, type TensorBackend } from './backend-name.js'

/** What tfjs's TensorFlow backend says of itself. */
interface TensorFlowBackend {
  readonly isUsingGpuDevice?: boolean
}

/**
 * @tensorflow/tfjs-node-gpu, where TensorFlow has really registered a GPU: without CUDA 11.2 and
 * cuDNN 8.1 the package runs on the CPU and does not say so.
 */
export async function openCuda(require = createRequire(import.meta.url)): Promise<TensorBackend> {
  const version = await load('@tensorflow/tfjs-node-gpu', 'cuda', require)
  if ((tf.backend() as TensorFlowBackend).isUsingGpuDevice !== true) {
    await tf.setBackend('cpu')
    throw new BackendError(
      'cuda',
      '@tensorflow/tfjs-node-gpu has registered no GPU',
      'install CUDA 11.2 and cuDNN 8.1, or use --backend node',
    )
  }
  return { name: 'cuda', device: 'a CUDA device, by TensorFlow', version, software: false }
}

/** @tensorflow/tfjs-node: TensorFlow on the CPU. */
export async function openNode(require = createRequire(import.meta.url)): Promise<TensorBackend> {
  const version = await load('@tensorflow/tfjs-node', 'node', require)
  return { name: 'node', device: 'CPU, by TensorFlow', version, software: true }
}

/** The package that holds the backend "tensorflow": the first that was loaded, for good. */
let holder: string | undefined

/** Loads a TensorFlow package, which registers the backend "tensorflow", and sets it. */
async function load(name: string, what: 'cuda' | 'node', require: NodeJS.Require): Promise<string> {
  if (holder !== undefined && holder !== name) {
    const reason = `${holder} is TensorFlow in this process`
    throw new BackendError(what, reason, `use --backend ${what} in a process of its own`)
  }
  restoreNodeUtil(require)
  const found = await optionalModule(
    async () => {
      try {
        return require(name) as { readonly version: Readonly<Record<string, string>> }
      } catch (error) {
        // Its own words for this are a path of eighty letters.
        if (!String(error).includes('tfjs_binding.node')) throw error
        throw new Error('its native part is missing: the install could not fetch it')
      }
    },
    what,
    `npm install ${name}, which fetches libtensorflow as it installs`,
  )
  holder = name
  if (!(await tf.setBackend('tensorflow'))) {
    throw new BackendError(what, `${name} was loaded and would not start`, 'use --backend wasm')
  }
  return found.version['tfjs-node'] ?? tf.version_core
}

/** tfjs-node 4.22 calls util.isNullOrUndefined, which Node 23 took away. */
function restoreNodeUtil(require: NodeJS.Require): void {
  const util = require('node:util') as { isNullOrUndefined?: (value: unknown) => boolean }
  util.isNullOrUndefined ??= value => value === null || value === undefined
}
