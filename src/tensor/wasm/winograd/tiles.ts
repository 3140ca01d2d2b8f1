// AssemblyScript, compiled to WebAssembly by scripts/build-wasm.ts. Convolutions by F(2×2, 3×3): outputs
// are taken in tiles of 2 × 2, each of which sees 4 × 4 pixels. Where a tile hangs over an edge, pixels
// are 0, and outputs are nowhere. All addresses are in bytes.
import { Geometry } from '../geometry'

/** Tiles that are transformed together. */
export const TILES: u32 = 64
/** What a tile, or a filter, is transformed to: 4 × 4 numbers for each channel, in planes. */
export const PLANES: u32 = 16
/** Columns of a panel of `multiplyRows`. */
export const PANEL: u32 = 8
/** With fewer tiles, transforming the filters takes longer than is saved. */
const LEAST: u32 = 16

/**
 * Whether F(2×2, 3×3) is to be used: for filters of 3 × 3 without strides or dilations, channels and
 * outputs in eights, outputs of 2 × 2 or more, in 16 tiles or more.
 */
export function hasTiles(g: Geometry): bool {
  return (
    g.filterHeight === 3 &&
    g.filterWidth === 3 &&
    g.strideHeight === 1 &&
    g.strideWidth === 1 &&
    g.dilationHeight === 1 &&
    g.dilationWidth === 1 &&
    g.channels % PANEL === 0 &&
    g.outputs % PANEL === 0 &&
    g.outHeight > 1 &&
    g.outWidth > 1 &&
    tilesOf(g) >= LEAST
  )
}

export function tilesOf(g: Geometry): u32 {
  return g.images * half(g.outHeight) * half(g.outWidth)
}

function half(side: i32): u32 {
  return u32(side + 1) / 2
}

/** Bytes from plane to plane of a matrix; a line more, as powers of 2 would share sets of the cache. */
export function planeOf(rows: u32, columns: u32): u32 {
  return 4 * rows * columns + 64
}

/** Where column k is in panels of 8 columns and so many rows. */
export function panelOf(k: u32, rows: u32): u32 {
  return 4 * ((k & ~(PANEL - 1)) * rows + (k & (PANEL - 1)))
}

/** The addresses of the 4 × 4 pixels that a tile sees, `zeros` outside of the image. */
export function locateInputs(g: Geometry, tile: u32, x: u32, zeros: u32, pixels: u32): void {
  const across = half(g.outWidth)
  const down = half(g.outHeight)
  const image = x + (tile / (across * down)) * g.inHeight * g.inWidth * 4 * g.channels
  const top = i32((tile / across) % down) * 2 - g.top
  const left = i32(tile % across) * 2 - g.left
  for (let i = top; i < top + 4; i++) {
    for (let j = left; j < left + 4; j++) {
      const inside = i >= 0 && i < g.inHeight && j >= 0 && j < g.inWidth
      store<u32>(pixels, inside ? image + (i * g.inWidth + j) * 4 * g.channels : zeros)
      pixels += 4
    }
  }
}

/** The addresses of the 2 × 2 outputs of a tile, `outside` outside of the image. */
export function locateOutputs(g: Geometry, tile: u32, y: u32, outside: u32, pixels: u32): void {
  const across = half(g.outWidth)
  const down = half(g.outHeight)
  const image = y + (tile / (across * down)) * g.outHeight * g.outWidth * 4 * g.outputs
  const top = i32((tile / across) % down) * 2
  const left = i32(tile % across) * 2
  for (let i = top; i < top + 2; i++) {
    for (let j = left; j < left + 2; j++) {
      const inside = i < g.outHeight && j < g.outWidth
      store<u32>(pixels, inside ? image + (i * g.outWidth + j) * 4 * g.outputs : outside)
      pixels += 4
    }
  }
}
