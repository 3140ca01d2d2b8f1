import { addTo } from './dense-entries'

/** What becomes of a gradient: it is not wanted, is stored, is added to what is there, or is used. */
export const NONE: u32 = 0
export const STORED: u32 = 1
export const ADDED: u32 = 2
export const SGD: u32 = 3
export const MOMENTUM: u32 = 4

/**
 * An update, as it lies in memory. Parameters, averages and their images are arrays of one form, so
 * that entries that belong together lie at fixed distances, here in bytes from the parameter's.
 */
@unmanaged
export class Update {
  kind: u32
  /** 1 where a gradient of 0 changes nothing. */
  idle: u32
  /** To where the image of the parameter goes; for a gradient, to where it goes. */
  to: i32
  /** To the first kept array (momentum: θ₋; Adam: m), and to where its image goes. */
  first: i32
  firstTo: i32
  /** Adam's v, and its image. */
  second: i32
  secondTo: i32
  /** The constants below are f32, as the maps of src/map round them. */
  minusH: f32
  /** Momentum: β. Adam: β₁, 1 − β₁, β₂, 1 − β₂. */
  beta1: f32
  rest1: f32
  beta2: f32
  rest2: f32
  /** Adam: 1/(1 − β₂^t), ε, 1 − hλ. */
  weight: f32
  epsilon: f32
  kept: f32
}

/**
 * Updates `count` parameters at w by their gradients g, each operation rounded once, in the order
 * of src/map/{gradient-step,heavy-ball,adam}.ts over float32: the bits are theirs.
 */
export function update(how: Update, count: u32, w: u32, g: u32): void {
  const end = g + 4 * count
  const vectors = g + 16 * (count >> 2)
  if (how.kind === STORED) {
    memory.copy(w + how.to, g, 4 * count)
    return
  }
  if (how.kind === ADDED) {
    addTo(count, g, w + how.to)
    return
  }
  if (how.kind === SGD) {
    const minusH = f32x4.splat(how.minusH)
    for (; g < vectors; g += 16, w += 16) {
      v128.store(w + how.to, sgd(minusH, v128.load(w), v128.load(g)))
    }
    for (; g < end; g += 4, w += 4) {
      const image = sgd(minusH, v128.load32_zero(w), v128.load32_zero(g))
      v128.store_lane<f32>(w + how.to, image, 0)
    }
    return
  }
  if (how.kind === MOMENTUM) {
    const minusH = f32x4.splat(how.minusH)
    const beta = f32x4.splat(how.beta1)
    for (; g < vectors; g += 16, w += 16) {
      const image = momentum(minusH, beta, v128.load(w), v128.load(w + how.first), v128.load(g))
      v128.store(w + how.to, image)
    }
    for (; g < end; g += 4, w += 4) {
      const before = v128.load32_zero(w + how.first)
      const image = momentum(minusH, beta, v128.load32_zero(w), before, v128.load32_zero(g))
      v128.store_lane<f32>(w + how.to, image, 0)
    }
    return
  }
  for (; g < vectors; g += 16, w += 16) {
    const gradient = v128.load(g)
    const m = average(how.beta1, how.rest1, v128.load(w + how.first), gradient)
    const v = average(
      how.beta2,
      how.rest2,
      v128.load(w + how.second),
      f32x4.mul(gradient, gradient),
    )
    v128.store(w + how.firstTo, m)
    v128.store(w + how.secondTo, v)
    v128.store(w + how.to, adam(how, v128.load(w), m, v))
  }
  for (; g < end; g += 4, w += 4) {
    const gradient = v128.load32_zero(g)
    const m = average(how.beta1, how.rest1, v128.load32_zero(w + how.first), gradient)
    const v = average(
      how.beta2,
      how.rest2,
      v128.load32_zero(w + how.second),
      f32x4.mul(gradient, gradient),
    )
    v128.store_lane<f32>(w + how.firstTo, m, 0)
    v128.store_lane<f32>(w + how.secondTo, v, 0)
    v128.store_lane<f32>(w + how.to, adam(how, v128.load32_zero(w), m, v), 0)
  }
}

/** w + (−h)·g. */
export function sgd(minusH: v128, w: v128, g: v128): v128 {
  return f32x4.add(w, f32x4.mul(minusH, g))
}

/** (w + β·(w − w₋)) + (−h)·g. */
function momentum(minusH: v128, beta: v128, w: v128, before: v128, g: v128): v128 {
  return f32x4.add(f32x4.add(w, f32x4.mul(beta, f32x4.sub(w, before))), f32x4.mul(minusH, g))
}

/** β·a + (1 − β)·x. */
function average(beta: f32, rest: f32, a: v128, x: v128): v128 {
  return f32x4.add(f32x4.mul(f32x4.splat(beta), a), f32x4.mul(f32x4.splat(rest), x))
}

/** (1 − hλ)·w + (−h/(1 − β₁^t))·(m/(√(v/(1 − β₂^t)) + ε)). */
function adam(how: Update, w: v128, m: v128, v: v128): v128 {
  const root = f32x4.sqrt(f32x4.mul(f32x4.splat(how.weight), v))
  const direction = f32x4.div(m, f32x4.add(root, f32x4.splat(how.epsilon)))
  return f32x4.add(
    f32x4.mul(f32x4.splat(how.kept), w),
    f32x4.mul(f32x4.splat(how.minusH), direction),
  )
}
