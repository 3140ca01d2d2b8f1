// AssemblyScript, compiled to WebAssembly by scripts/build-wasm.ts.

/** The sizes of a convolution or of a pooling, in pixels and channels, as they lie in memory. */
@unmanaged
export class Geometry {
  images: u32
  inHeight: i32
  inWidth: i32
  channels: u32
  outHeight: i32
  outWidth: i32
  outputs: u32
  filterHeight: i32
  filterWidth: i32
  strideHeight: i32
  strideWidth: i32
  dilationHeight: i32
  dilationWidth: i32
  top: i32
  left: i32

  get patch(): u32 {
    return this.filterHeight * this.filterWidth * this.channels
  }

  get pixels(): u32 {
    return this.images * this.outHeight * this.outWidth
  }
}
