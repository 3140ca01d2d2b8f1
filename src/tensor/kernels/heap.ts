import type { DataId, KernelBackend, TensorInfo } from '@tensorflow/tfjs'
import type { Memory } from '../web-assembly.js'

/** As much of tfjs's WebAssembly backend as is used. Its memory grows: views of it go stale. */
export interface WasmBackend extends KernelBackend {
  readonly dataIdMap: { get(id: DataId): { readonly memoryOffset: number } }
  readonly wasm: {
    readonly asm: { readonly memory: Memory }
    _malloc(bytes: number): number
    _free(address: number): void
  }
  makeOutput(shape: readonly number[], dtype: 'float32'): TensorInfo
}

/** Where a tensor's entries are, in bytes. */
export const addressOf = (backend: WasmBackend, { dataId }: TensorInfo): number =>
  backend.dataIdMap.get(dataId).memoryOffset

/**
 * The float32 tensor that `compute` fills, with so many bytes of the backend's memory lent to it. If
 * it throws, both are given back.
 * @throws Error where there is no memory left
 */
export function output(
  backend: WasmBackend,
  shape: readonly number[],
  scratchBytes: number,
  compute: (out: TensorInfo, scratch: number) => void,
): TensorInfo {
  const { wasm } = backend
  const scratch = wasm._malloc(Math.max(scratchBytes, 16)) >>> 0
  if (scratch === 0)
    throw new Error(`out of memory: no ${scratchBytes} bytes for a kernel's scratch`)
  try {
    const out = backend.makeOutput(shape, 'float32')
    try {
      compute(out, scratch)
    } catch (error) {
      backend.disposeData(out.dataId)
      throw error
    }
    return out
  } finally {
    wasm._free(scratch)
  }
}

/** @throws Error unless the tensors are float32 */
export function requireFloats(kernel: string, tensors: readonly TensorInfo[]): void {
  for (const { dtype } of tensors)
    if (dtype !== 'float32') throw new Error(`${kernel}: expected float32 tensors, got ${dtype}`)
}
