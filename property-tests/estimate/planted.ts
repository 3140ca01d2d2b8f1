import fc from 'fast-check'
import type { SymmetricOperator } from '../../src/space/linear-operator.js'

/** QΛQᵀ with Q a product of reflections I − 2uuᵀ/|u|²: its eigenvalues are Λ, whatever Q is. */
export function planted(
  eigenvalues: readonly number[],
  normals: readonly (readonly number[])[],
): SymmetricOperator {
  const reflect = (v: Float64Array, u: readonly number[]) => {
    let uv = 0
    let uu = 0
    for (let i = 0; i < v.length; i++) {
      uv += u[i]! * v[i]!
      uu += u[i]! * u[i]!
    }
    if (uu === 0) return
    for (let i = 0; i < v.length; i++) v[i]! -= ((2 * uv) / uu) * u[i]!
  }
  return {
    dimension: eigenvalues.length,
    apply(v) {
      const w = v.slice()
      for (const u of normals) reflect(w, u)
      for (let i = 0; i < w.length; i++) w[i]! *= eigenvalues[i]!
      for (const u of normals.toReversed()) reflect(w, u)
      return w
    },
  }
}

/** Numbers that look random, the same each time, in [−1, 1]. */
export const wave = (length: number, phase: number): number[] =>
  Array.from({ length }, (_, k) => Math.sin(k * k + phase * k + phase))

export const rotated = (eigenvalues: readonly number[]): SymmetricOperator =>
  planted(
    eigenvalues,
    [1, 2, 3].map(phase => wave(eigenvalues.length, phase)),
  )

export const diagonal = (eigenvalues: readonly number[]): SymmetricOperator => ({
  dimension: eigenvalues.length,
  apply: v => v.map((x, i) => eigenvalues[i]! * x),
})

/** No subnormal numbers: they have no relative precision to keep. */
const number = fc
  .double({ min: -1, max: 1, noNaN: true })
  .map(x => (Math.abs(x) < 2 ** -1022 ? 0 : x))

/** Spectra of every kind: spread, clustered within 10⁻⁹, with many equal, indefinite, singular. */
export const spectra = fc.integer({ min: 1, max: 24 }).chain(d => {
  const list = (value: fc.Arbitrary<number>) => fc.array(value, { minLength: d, maxLength: d })
  return fc.oneof(
    list(number),
    list(number.map(x => 1 + 1e-9 * x)),
    list(fc.constantFrom(-1, 0, 0.5, 1)),
    list(fc.constantFrom(0, 0, 0, 2)),
    list(number.map(x => 10 ** (8 * x))),
  )
})

export interface Instance {
  readonly eigenvalues: readonly number[]
  readonly operator: SymmetricOperator
  readonly seed: number
}

/** A symmetric operator whose eigenvalues are known, and a seed. */
export const instances: fc.Arbitrary<Instance> = spectra.chain(eigenvalues =>
  fc
    .record({
      normals: fc.array(
        fc.array(fc.integer({ min: -8, max: 8 }), {
          minLength: eigenvalues.length,
          maxLength: eigenvalues.length,
        }),
        { maxLength: 4 },
      ),
      seed: fc.nat(),
    })
    .map(({ normals, seed }) => ({ eigenvalues, operator: planted(eigenvalues, normals), seed })),
)

export const sizeOf = (eigenvalues: readonly number[]) => Math.max(...eigenvalues.map(Math.abs))
