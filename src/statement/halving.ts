import { affine } from '../map/affine.js'
import { type Rational, rational, rationals } from '../space/rational.js'
import type { RationalMap } from './given.js'

/** x ↦ x/2 + b. */
export const halving = (b: Rational | number): RationalMap =>
  affine(rationals, rational(1, 2), typeof b === 'number' ? rational(b) : b)
