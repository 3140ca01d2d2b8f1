// x ↦ A·x + 1 with A = 0.5 or 1.9: contracts on average, yet its law has no mean, let alone a
// variance (Kesten 1973).
import { affine, finite, real, realLine } from 'retrograde'

export const map = finite(realLine, [affine(real, 0.5, 1), affine(real, 1.9, 1)])
