import * as tf from '@tensorflow/tfjs'
import * as wasm from '@tensorflow/tfjs-backend-wasm'
import type { TensorBackend } from './backend-name.js'
import { buildName, buildsHere } from './kernels/builds.js'
import { registerKernels } from './kernels/register.js'

/**
 * tfjs's WebAssembly backend, one thread: the same bits on every run of one build. The kernels of
 * src/tensor/wasm take the place of tfjs's slow and missing ones, where the engine has SIMD.
 */
export async function openWasm(): Promise<TensorBackend> {
  wasm.setThreadsCount(1)
  await tf.setBackend('wasm')
  const [build] = buildsHere
  if (build) registerKernels(build)
  return {
    name: 'wasm',
    device: build
      ? `WebAssembly ${buildName(build)}, one thread`
      : "WebAssembly without SIMD, tfjs's own kernels, one thread",
    version: wasm.version_wasm,
    software: true,
  }
}
