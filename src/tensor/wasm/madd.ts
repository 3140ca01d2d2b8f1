// AssemblyScript, compiled to WebAssembly by scripts/build-wasm.ts.

/** x·y + z: in the build with relaxed SIMD in one rounding where the machine can, else in two. */
export function madd(x: v128, y: v128, z: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(x, y, z)
  return f32x4.add(f32x4.mul(x, y), z)
}
