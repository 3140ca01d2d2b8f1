// AssemblyScript, compiled to WebAssembly by scripts/build-wasm.ts. Convolutions and their gradients: by
// F(2×2, 3×3) where it has tiles (winograd/tiles.ts), all others as sums over patches. Addresses are in
// bytes; tensors are contiguous, images NHWC.
import { Geometry } from './geometry'
import {
  convolvePatches,
  patchesFilterGradient,
  patchesInputGradient,
  patchesScratch,
} from './patch-products'
import { convolveTiles, tiledScratch } from './winograd/convolve'
import { tiledFilterGradient, tiledGradientScratch } from './winograd/filter-gradient'
import { hasTiles } from './winograd/tiles'

/** Bytes of scratch for filters of so many taps. */
export function convolutionScratch(taps: u32, channels: u32, outputs: u32): u32 {
  const most = max(channels, outputs)
  const tiled = max(tiledScratch(most), tiledGradientScratch(most))
  return max(patchesScratch(taps * channels), tiled)
}

/** Y: images x, filter [height, width, channels, outputs], y. */
export function convolve(g: Geometry, x: u32, filter: u32, y: u32, scratch: u32): void {
  if (hasTiles(g)) convolveTiles(g, x, filter, y, false, scratch)
  else convolvePatches(g, x, filter, y, scratch)
}

/** dW, for dY at the outputs. */
export function filterGradient(g: Geometry, x: u32, dy: u32, dFilter: u32, scratch: u32): void {
  if (hasTiles(g)) tiledFilterGradient(g, x, dy, dFilter, scratch)
  else patchesFilterGradient(g, x, dy, dFilter, scratch)
}

/** dX, for dY at the outputs: where strides are 1, a convolution of dY. What is in `g` is changed. */
export function inputGradient(g: Geometry, dy: u32, filter: u32, dx: u32, scratch: u32): void {
  turn(g)
  if (hasTiles(g)) {
    convolveTiles(g, dy, filter, dx, true, scratch)
    return
  }
  turn(g)
  patchesInputGradient(g, dy, filter, dx, scratch)
}

/** What takes dY to dX, where strides and dilations are 1: twice it is what it was. */
function turn(g: Geometry): void {
  const height = g.inHeight
  const width = g.inWidth
  const channels = g.channels
  g.inHeight = g.outHeight
  g.inWidth = g.outWidth
  g.channels = g.outputs
  g.outHeight = height
  g.outWidth = width
  g.outputs = channels
  g.top = g.filterHeight - 1 - g.top
  g.left = g.filterWidth - 1 - g.left
}
