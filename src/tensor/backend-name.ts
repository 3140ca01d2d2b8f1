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

/** A backend that is not to be had: why, and what to do about it, in one line. */
export class BackendError extends Error {
  override readonly name = 'BackendError'

  constructor(
    readonly backend: string,
    readonly reason: string,
    readonly remedy: string,
  ) {
    super(`${backend}: ${reason}; ${remedy}`)
  }
}

/** A module of a package that may not be there, or BackendError saying how to get it. */
export async function optionalModule<M>(
  load: () => Promise<M>,
  backend: BackendName,
  remedy: string,
): Promise<M> {
  try {
    return await load()
  } catch (error) {
    const [reason] = (error instanceof Error ? error.message : String(error)).split('\n')
    throw new BackendError(backend, reason!, remedy)
  }
}
