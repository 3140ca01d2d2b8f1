/** A WebAssembly memory. Shared ones may grow without making views of them stale. */
export interface Memory {
  readonly buffer: ArrayBufferLike
  grow(pages: number): number
}

/** As much of WebAssembly as is used: its types come with the DOM's, which Node has not. */
interface Engine {
  readonly Memory: new (size: {
    readonly initial: number
    readonly maximum: number
    readonly shared: boolean
  }) => Memory
  readonly Module: new (bytes: Uint8Array) => object
  readonly Instance: new (
    module: object,
    imports: { readonly env: { readonly memory: Memory } },
  ) => { readonly exports: unknown }
  validate(bytes: Uint8Array): boolean
}

export const engine = (globalThis as unknown as { WebAssembly: Engine }).WebAssembly

/** Bytes of a page of memory. */
export const PAGE = 65_536

/** The builds of kernels: with relaxed SIMD, x·y + z is rounded once where the machine can. */
export const builds = ['relaxed SIMD', 'SIMD'] as const
export type Build = (typeof builds)[number]

/** A module in each build, as base64. */
export type Binaries = Readonly<Record<Build, string>>

const bytes = (binaries: Binaries, build: Build) => Buffer.from(binaries[build], 'base64')

/** The builds that the engine takes, the fastest first; none where it has no SIMD. */
export const buildsTaken = (binaries: Binaries): Build[] =>
  builds.filter(build => engine.validate(bytes(binaries, build)))

/** The fastest build that the engine takes; undefined where it has no SIMD. */
export const fastestBuild = (binaries: Binaries): Build | undefined => buildsTaken(binaries)[0]

/** What a build exports, as a function of the memory that it works on. */
export function linker<Exports>(binaries: Binaries, build: Build): (memory: Memory) => Exports {
  const module = new engine.Module(bytes(binaries, build))
  return memory => new engine.Instance(module, { env: { memory } }).exports as Exports
}
