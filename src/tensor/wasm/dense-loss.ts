/**
 * dZ ← the gradient of mean_b [log Σ_c exp z_bc − z_{b, y_b}] at the scores Z (batch × classes), for
 * class numbers y (f32). Returns the loss, summed in float64.
 */
export function crossEntropy(batch: u32, classes: u32, z: u32, y: u32, dz: u32): f64 {
  const mean: f32 = 1 / <f32>batch
  let loss: f64 = 0
  for (let b: u32 = 0; b < batch; b++) {
    const row = 4 * b * classes
    const label = <u32>load<f32>(y + 4 * b)
    let top: f32 = -Infinity
    for (let c: u32 = 0; c < classes; c++) top = max<f32>(top, load<f32>(z + row + 4 * c))
    let sum: f32 = 0
    for (let c: u32 = 0; c < classes; c++) {
      const e = Mathf.exp(load<f32>(z + row + 4 * c) - top)
      store<f32>(dz + row + 4 * c, e)
      sum += e
    }
    for (let c: u32 = 0; c < classes; c++) {
      const p = load<f32>(dz + row + 4 * c) / sum
      store<f32>(dz + row + 4 * c, (c === label ? p - 1 : p) * mean)
    }
    loss += <f64>Mathf.log(sum) + <f64>top - <f64>load<f32>(z + row + 4 * label)
  }
  return loss / <f64>batch
}

/** dZ ← the gradient of mean_b ½|z_b − y_b|² at the scores Z (batch × outputs). Returns the loss. */
export function squaredError(batch: u32, outputs: u32, z: u32, y: u32, dz: u32): f64 {
  const mean: f32 = 1 / <f32>batch
  let loss: f64 = 0
  for (let i: u32 = 0; i < 4 * batch * outputs; i += 4) {
    const gap = load<f32>(z + i) - load<f32>(y + i)
    store<f32>(dz + i, gap * mean)
    loss += 0.5 * <f64>gap * <f64>gap
  }
  return loss / <f64>batch
}

/**
 * The derivative of crossEntropy's dZ along ż: (p∘ż − p·⟨p, ż⟩)/batch, where (p − e_y)/batch = dZ.
 */
export function crossEntropyAlong(
  batch: u32,
  classes: u32,
  y: u32,
  dz: u32,
  along: u32,
  to: u32,
): void {
  for (let b: u32 = 0; b < batch; b++) {
    const row = 4 * b * classes
    const label = <u32>load<f32>(y + 4 * b)
    let inner: f32 = 0
    for (let c: u32 = 0; c < classes; c++) {
      inner += share(batch, label, c, dz + row) * load<f32>(along + row + 4 * c)
    }
    for (let c: u32 = 0; c < classes; c++) {
      const p = share(batch, label, c, dz + row)
      store<f32>(to + row + 4 * c, (p * (load<f32>(along + row + 4 * c) - inner)) / <f32>batch)
    }
  }
}

/** p_c from a row of dZ. */
function share(batch: u32, label: u32, c: u32, row: u32): f32 {
  const scaled = load<f32>(row + 4 * c) * <f32>batch
  return c === label ? scaled + 1 : scaled
}
