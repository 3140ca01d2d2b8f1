import type { AffineChoices } from '../law/slopes.js'
import type { AffineMap } from '../map/affine.js'
import { rational } from '../space/rational.js'
import type { Known } from './known.js'

/**
 * The maps as x ↦ a·x + b with their probabilities, where all that are looked at are affine maps of
 * a line; exact where their coefficients are.
 */
export function affineChoices<P, S>({ maps, finite }: Known<P, S>): AffineChoices | undefined {
  const weight = rational(1, maps.length)
  const choices = maps.map((map, i) => ({ point: map, weight: finite?.weights[i] ?? weight }))
  if (!maps.every(isAffine)) return undefined
  return choices as unknown as AffineChoices
}

const isAffine = (map: object): map is AffineMap<number> =>
  'family' in map && map.family === 'affine'
