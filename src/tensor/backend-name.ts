/** The tfjs backends, fastest first where all of their hardware is there. */
export const backendNames = ['cuda', 'webgpu', 'node', 'wasm', 'cpu'] as const
export type BackendName = (typeof backendNames)[number]

/** A backend that is set, and what it runs on. */
export interface TensorBackend {
  readonly name: BackendName
  /** "NVIDIA A100", "SwiftShader", "WebAssembly SIMD, one thread". */
  readonly device: string
  /** Of the package that it comes from. */
  readonly version: string
  /** Whether the device computes on the CPU. */
  readonly software: boolean
}

/** A backend that is not to be had, with what to do about it. */
export class BackendError extends Error {
  override readonly name = 'BackendError'
}

/** A package that may not be there: its module, or BackendError saying how to get it. */
export async function optionalModule<M>(
  load: () => Promise<M>,
  what: string,
  get: string,
): Promise<M> {
  try {
    return await load()
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error)
    throw new BackendError(`${what}: not to be had (${reason}); ${get}`)
  }
}
