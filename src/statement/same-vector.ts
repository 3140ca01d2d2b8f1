import { either, type Finding } from './finding.js'
import { plane, showVector, type Vector } from './planar.js'

/** a = b in ℚ², coordinate by coordinate. */
export const sameVector = (a: Vector, b: Vector, what: string): Finding =>
  either(plane.equal(a, b), `${what} = ${showVector(a)}, expected ${showVector(b)}`)
