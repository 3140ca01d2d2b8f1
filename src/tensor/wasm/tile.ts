// AssemblyScript, compiled to WebAssembly by scripts/build-wasm.ts. Addresses are in bytes.

/**
 * Repeats an array along its axes: `axes` pairs (size, repetitions) of u32 are at `shape`, outermost
 * first; the size of the last is in bytes. Returns how many bytes have been written.
 */
export function tile(shape: u32, axes: u32, from: u32, to: u32): u32 {
  const size = load<u32>(shape)
  const times = load<u32>(shape, 4)
  let block: u32 = 0
  if (axes === 1) {
    memory.copy(to, from, size)
    block = size
  } else {
    let inside: u32 = 1
    for (let axis: u32 = 1; axis < axes; axis++) inside *= load<u32>(shape + 8 * axis)
    for (let i: u32 = 0; i < size; i++)
      block += tile(shape + 8, axes - 1, from + i * inside, to + block)
  }
  const all = block * times
  // What is there is copied behind itself, so that the copies double.
  for (let there = block; there < all; there += min(there, all - there))
    memory.copy(to + there, to, min(there, all - there))
  return all
}
