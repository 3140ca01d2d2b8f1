import { ALONG_COLUMN } from './dense-lists'
import { SGD, sgd, Update } from './dense-update'
import { madd, total } from './multiply-add'

/**
 * For a row w of weights and the list of the entries p of X beside it, with rows d of dZ:
 * dX ← ⟨d, w⟩, g ← Σ p·d from left to right, and for SGD the update of w by g. Sixteen columns at a
 * time, so that each d is loaded once for both, and w once for all of them.
 */
export function gradients(wRow: u32, list: u32, end: u32, w: u32, how: Update, g: u32): void {
  const zero = f32x4.splat(0)
  const fuses = how.kind === SGD
  const minusH = f32x4.splat(how.minusH)
  const out = w + how.to
  let j: u32 = 0
  for (; j + 64 <= wRow; j += 64) {
    const from = w + j
    const w0 = v128.load(from)
    const w1 = v128.load(from, 16)
    const w2 = v128.load(from, 32)
    const w3 = v128.load(from, 48)
    let g0 = zero
    let g1 = zero
    let g2 = zero
    let g3 = zero
    for (let at = list; at < end; at += ALONG_COLUMN) {
      const p = v128.load32_splat(at)
      const d = load<u32>(at, 4) + j
      const d0 = v128.load(d)
      g0 = madd(p, d0, g0)
      let sum = f32x4.mul(d0, w0)
      const d1 = v128.load(d, 16)
      g1 = madd(p, d1, g1)
      sum = madd(d1, w1, sum)
      const d2 = v128.load(d, 32)
      g2 = madd(p, d2, g2)
      sum = madd(d2, w2, sum)
      const d3 = v128.load(d, 48)
      g3 = madd(p, d3, g3)
      sum = madd(d3, w3, sum)
      v128.store(at, f32x4.add(v128.load(at, 16), sum), 16)
    }
    if (fuses) {
      const to = out + j
      v128.store(to, sgd(minusH, w0, g0))
      v128.store(to, sgd(minusH, w1, g1), 16)
      v128.store(to, sgd(minusH, w2, g2), 32)
      v128.store(to, sgd(minusH, w3, g3), 48)
    } else {
      const to = g + j
      v128.store(to, g0)
      v128.store(to, g1, 16)
      v128.store(to, g2, 32)
      v128.store(to, g3, 48)
    }
  }
  for (; j + 16 <= wRow; j += 16) {
    const w0 = v128.load(w + j)
    let g0 = zero
    for (let at = list; at < end; at += ALONG_COLUMN) {
      const d0 = v128.load(load<u32>(at, 4) + j)
      g0 = madd(v128.load32_splat(at), d0, g0)
      v128.store(at, madd(d0, w0, v128.load(at, 16)), 16)
    }
    if (fuses) v128.store(out + j, sgd(minusH, w0, g0))
    else v128.store(g + j, g0)
  }
  // Remainders are computed as whole vectors are, to the bit.
  for (; j < wRow; j += 4) {
    const w0 = v128.load32_zero(w + j)
    let g0 = zero
    for (let at = list; at < end; at += ALONG_COLUMN) {
      const d0 = v128.load32_zero(load<u32>(at, 4) + j)
      g0 = madd(v128.load32_splat(at), d0, g0)
      v128.store(at, madd(d0, w0, v128.load(at, 16)), 16)
    }
    if (fuses) v128.store_lane<f32>(out + j, sgd(minusH, w0, g0), 0)
    else v128.store_lane<f32>(g + j, g0, 0)
  }
  for (let at = list; at < end; at += ALONG_COLUMN) {
    store<f32>(load<u32>(at, 8), total(v128.load(at, 16)))
  }
}
