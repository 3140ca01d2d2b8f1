import * as tf from '@tensorflow/tfjs'
import * as wasm from '@tensorflow/tfjs-backend-wasm'
import type { TensorBackend } from './backend-name.js'

/** tfjs's WebAssembly backend, one thread: the same bits on every run. */
export async function openWasm(): Promise<TensorBackend> {
  wasm.setThreadsCount(1)
  await tf.setBackend('wasm')
  const simd = await tf.env().getAsync('WASM_HAS_SIMD_SUPPORT')
  return {
    name: 'wasm',
    device: `WebAssembly${simd ? ' SIMD' : ''}, one thread`,
    version: wasm.version_wasm,
    software: true,
  }
}
