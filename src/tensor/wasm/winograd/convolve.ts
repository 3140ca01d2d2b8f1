// AssemblyScript, compiled to WebAssembly by scripts/build-wasm.ts. Addresses are in bytes; tensors are
// contiguous, images NHWC.
import { multiplyRows } from '../gemm'
import { Geometry } from '../geometry'
import { TAPS, transformFilters, transformTurned } from './filters'
import { locateInputs, locateOutputs, PANEL, PLANES, planeOf, TILES, tilesOf } from './tiles'
import { transformImage, transformProducts } from './transforms'

/** Outputs whose filters are transformed together. */
const OUTPUTS: u32 = 64

/** Bytes of scratch, where no more channels go in or come out than `most`. */
export function tiledScratch(most: u32): u32 {
  const planes = planeOf(TILES, most) + planeOf(OUTPUTS, most) + planeOf(TILES, OUTPUTS)
  return 64 + TAPS + 4 * most + PLANES * planes
}

/**
 * Y ← the convolution of x under the filter [3, 3, channels, outputs], by F(2×2, 3×3): of each tile
 * Aᵀ[Σ_c (G w Gᵀ) ⊙ (Bᵀ d B)]A, with 16 products where the sum over patches has 36. If `turned`, the
 * filter is [3, 3, outputs, channels], and turned by half a turn. What is not finite spreads over its
 * tile.
 * Source: Lavin and Gray 2016, arXiv:1509.09308, Algorithm 1.
 */
export function convolveTiles(
  g: Geometry,
  x: u32,
  filter: u32,
  y: u32,
  turned: bool,
  scratch: u32,
): void {
  const pixels = scratch
  const taps = pixels + 64
  const zeros = taps + TAPS
  const images = zeros + 4 * g.channels
  const filters = images + PLANES * planeOf(TILES, g.channels)
  const products = filters + PLANES * planeOf(OUTPUTS, g.channels)
  memory.fill(zeros, 0, 4 * g.channels)
  const tiles = tilesOf(g)
  for (let t0: u32 = 0; t0 < tiles; t0 += TILES) {
    const count = min(TILES, tiles - t0)
    const imagePlane = planeOf(count, g.channels)
    for (let t: u32 = 0; t < count; t++) {
      const to = images + 4 * t * g.channels
      locateInputs(g, t0 + t, x, zeros, pixels)
      for (let c: u32 = 0; c < 4 * g.channels; c += 16)
        transformImage(pixels, c, to + c, imagePlane)
    }
    for (let k0: u32 = 0; k0 < g.outputs; k0 += OUTPUTS) {
      const width = min(OUTPUTS, g.outputs - k0)
      const filterPlane = planeOf(g.channels, width)
      const productPlane = planeOf(count, width)
      if (turned) transformTurned(g, filter, k0, width, filters, taps)
      else transformFilters(g, filter, k0, width, filters, taps)
      for (let i: u32 = 0; i < PLANES; i++)
        for (let t: u32 = 0; t < count; t += 4)
          multiplyRows(
            g.channels,
            min(4, count - t),
            width,
            images + i * imagePlane + 4 * t * g.channels,
            4 * g.channels,
            4,
            filters + i * filterPlane,
            4 * PANEL,
            4 * PANEL * g.channels,
            0,
            products + i * productPlane + 4 * t * width,
            4 * width,
            false,
          )
      for (let t: u32 = 0; t < count; t++) {
        locateOutputs(g, t0 + t, y, 0, pixels)
        for (let k: u32 = 0; k < width; k += 4)
          transformProducts(products + 4 * (t * width + k), productPlane, pixels, 4 * (k0 + k))
      }
    }
  }
}
