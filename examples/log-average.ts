// x ↦ U·x or U·x + 1 − U: sup Lip = 1, so Theorem 2.2 is silent, but E log Lip = −1.
// The law of the limit is the arcsine law (Diaconis and Freedman 1999).
import { affine, arcsineLaw, iid, interval, real, type Source } from 'retrograde'

export const map = iid({
  name: 'x ↦ U·x or U·x + 1 − U',
  space: interval(real, 0, 1),
  draw(source: Source) {
    const u = source.unit()
    return affine(real, u, source.unit() < 0.5 ? 0 : 1 - u)
  },
})
export const start = 0.3
export const D = 1 // a claim: nothing moves farther in [0, 1]
export const reference = arcsineLaw()
