/** As much of WebAssembly as is used: its types come with the DOM's, which Node has not. */
interface Engine {
  readonly Module: new (bytes: Uint8Array) => object
  readonly Instance: new (module: object, imports: Imports) => { readonly exports: unknown }
}

/** By module and name, the functions that a WebAssembly module calls. */
type Imports = Readonly<Record<string, object>>

/**
 * What a WebAssembly module, given as base64, exports; undefined where there is no WebAssembly or
 * it lacks what the module needs, or a content security policy forbids compiling.
 */
export function instantiate<Exports>(base64: string, imports: Imports = {}): Exports | undefined {
  const engine = (globalThis as { WebAssembly?: Engine }).WebAssembly
  if (engine === undefined) return undefined
  const bytes = Uint8Array.from(atob(base64), c => c.charCodeAt(0))
  try {
    return new engine.Instance(new engine.Module(bytes), imports).exports as Exports
  } catch {
    return undefined
  }
}
