// AssemblyScript, compiled to WebAssembly by scripts/build-wasm.ts. G w Gᵀ of filters, in panels of 8
// outputs, one for each plane. Addresses are in bytes.
import { transpose4 } from '../gemm'
import { Geometry } from '../geometry'
import { PANEL, panelOf, planeOf } from './tiles'
import { transformFilter } from './transforms'

/** Entries of a line of the cache: what is read of a tap at a time, as taps share sets of the cache. */
const LINE: u32 = 16
/** Bytes of scratch for 9 such lines. */
export const TAPS: u32 = 9 * 4 * LINE

/** Of outputs k0, …, k0 + width − 1. */
export function transformFilters(
  g: Geometry,
  filter: u32,
  k0: u32,
  width: u32,
  to: u32,
  taps: u32,
): void {
  const tap = 4 * g.channels * g.outputs
  const plane = planeOf(g.channels, width)
  for (let c: u32 = 0; c < g.channels; c++) {
    for (let k: u32 = 0; k < width; k += LINE) {
      const bytes: u32 = 4 * min(LINE, width - k)
      const from = filter + 4 * (c * g.outputs + k0 + k)
      for (let i: u32 = 0; i < 9; i++)
        for (let at: u32 = 0; at < bytes; at += 16)
          v128.store(taps + 4 * LINE * i + at, v128.load(from + i * tap + at))
      for (let at: u32 = 0; at < bytes; at += 16)
        transformFilter(
          taps + at,
          4 * LINE,
          to + panelOf(k + at / 4, g.channels) + 4 * PANEL * c,
          plane,
        )
    }
  }
}

/** The same where the filter is [3, 3, outputs, channels], and turned by half a turn. */
export function transformTurned(
  g: Geometry,
  filter: u32,
  k0: u32,
  width: u32,
  to: u32,
  taps: u32,
): void {
  const tap = 4 * g.channels * g.outputs
  const plane = planeOf(g.channels, width)
  for (let c: u32 = 0; c < g.channels; c += 4) {
    for (let k: u32 = 0; k < width; k += 4) {
      const from = filter + 4 * ((k0 + k) * g.channels + c)
      for (let i: u32 = 0; i < 9; i++)
        transpose4(from + (8 - i) * tap, 4 * g.channels, taps + 64 * i, 16)
      for (let i: u32 = 0; i < 4; i++)
        transformFilter(taps + 16 * i, 64, to + panelOf(k, g.channels) + 4 * PANEL * (c + i), plane)
    }
  }
}
