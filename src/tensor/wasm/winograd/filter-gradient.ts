// AssemblyScript, compiled to WebAssembly by scripts/build-wasm.ts. Addresses are in bytes; tensors are
// contiguous, images NHWC.
import { multiplyRows } from '../gemm'
import { Geometry } from '../geometry'
import {
  locateInputs,
  locateOutputs,
  PANEL,
  PLANES,
  panelOf,
  planeOf,
  TILES,
  tilesOf,
} from './tiles'
import { transformChange, transformImage, transformSums } from './transforms'

/** Channels, and outputs, that are taken together. */
const BLOCK: u32 = 64
/** Bytes of 9 rows of a block: taps share sets of the cache, and are written a row at a time. */
const TAPS: u32 = 9 * 4 * BLOCK

/** Bytes of scratch, where no more channels go in or come out than `most`. */
export function tiledGradientScratch(most: u32): u32 {
  return 64 + TAPS + 4 * most + PLANES * (2 * planeOf(TILES, BLOCK) + planeOf(BLOCK, BLOCK))
}

/**
 * dW ← the transpose, at dY, of what `convolveTiles` makes of a filter:
 * Gᵀ[Σ_tiles (Bᵀ d B) ⊙ (A dY Aᵀ)]G, block by block.
 */
export function tiledFilterGradient(
  g: Geometry,
  x: u32,
  dy: u32,
  dFilter: u32,
  scratch: u32,
): void {
  const pixels = scratch
  const taps = pixels + 64
  const zeros = taps + TAPS
  const images = zeros + 4 * max(g.channels, g.outputs)
  const changes = images + PLANES * planeOf(TILES, BLOCK)
  const sums = changes + PLANES * planeOf(TILES, BLOCK)
  memory.fill(zeros, 0, 4 * max(g.channels, g.outputs))
  const tap: u32 = 4 * g.channels * g.outputs
  const tiles = tilesOf(g)
  for (let k0: u32 = 0; k0 < g.outputs; k0 += BLOCK) {
    const width = min(BLOCK, g.outputs - k0)
    for (let c0: u32 = 0; c0 < g.channels; c0 += BLOCK) {
      const rows = min(BLOCK, g.channels - c0)
      const sumPlane = planeOf(rows, width)
      for (let t0: u32 = 0; t0 < tiles; t0 += TILES) {
        const count = min(TILES, tiles - t0)
        const imagePlane = planeOf(rows, count)
        const changePlane = planeOf(count, width)
        for (let t: u32 = 0; t < count; t++) {
          locateInputs(g, t0 + t, x, zeros, pixels)
          // Four channels of one tile after another: the columns of the left factor.
          for (let c: u32 = 0; c < rows; c += 4)
            transformImage(pixels, 4 * (c0 + c), images + 4 * (c * count + 4 * t), imagePlane)
          locateOutputs(g, t0 + t, dy, zeros, pixels)
          const to = changes + 4 * PANEL * t
          for (let k: u32 = 0; k < width; k += 4)
            transformChange(pixels, 4 * (k0 + k), to + panelOf(k, count), changePlane)
        }
        for (let i: u32 = 0; i < PLANES; i++)
          for (let c: u32 = 0; c < rows; c += 4)
            multiplyRows(
              count,
              4,
              width,
              images + i * imagePlane + 4 * c * count,
              4,
              16,
              changes + i * changePlane,
              4 * PANEL,
              4 * PANEL * count,
              0,
              sums + i * sumPlane + 4 * c * width,
              4 * width,
              t0 > 0,
            )
      }
      for (let c: u32 = 0; c < rows; c++) {
        const from = sums + 4 * c * width
        for (let at: u32 = 0; at < 4 * width; at += 16)
          transformSums(from + at, sumPlane, taps + at, 4 * BLOCK)
        const to = dFilter + 4 * ((c0 + c) * g.outputs + k0)
        for (let i: u32 = 0; i < 9; i++)
          for (let at: u32 = 0; at < 4 * width; at += 16)
            v128.store(to + i * tap + at, v128.load(taps + i * 4 * BLOCK + at))
      }
    }
  }
}
