// A layer's weights W are rows × columns, the row of an input beside that of the next; its inputs X
// are batch × rows. An input that is 0 in the whole batch, as half of the rectified ones are at
// batch 1, adds nothing to X·W and to the gradient of its row: such rows are passed over. (So 0 times
// a weight that is NaN or infinite is 0 here. What diverges is seen where inputs are not 0.)

/**
 * Writes the numbers of the live rows, those with an entry of X that is not 0, as u32, in order, and
 * after them the numbers of the others. Returns how many are live.
 */
export function liveRows(batch: u32, rows: u32, x: u32, list: u32): u32 {
  let live = list
  let dead = list + 4 * rows
  for (let i: u32 = 0; i < rows; i++) {
    let alive = false
    for (let at = x + 4 * i, b: u32 = 0; b < batch; b++, at += 4 * rows) {
      if (load<f32>(at) !== 0) {
        alive = true
        break
      }
    }
    if (alive) {
      store<u32>(live, i)
      live += 4
    } else {
      dead -= 4
      store<u32>(dead, i)
    }
  }
  return (live - list) >> 2
}
