import fc from 'fast-check'
import { type FiniteLaw, finiteLaw, type Key } from '../law/finite-law.js'
import { readable } from './readable.js'
import { type WeightedConstraints, weighted } from './weighted.js'

/** An exact law on finitely many of the points; shrinks to one atom. */
export function discreteLaw<P>(
  points: fc.Arbitrary<P>,
  key: Key<P>,
  constraints: WeightedConstraints = {},
): fc.Arbitrary<FiniteLaw<P>> {
  return weighted(points, constraints).map(atoms => readable(finiteLaw(atoms, key), showLaw))
}

/** "1/3 at 0, 2/3 at 1/2". */
const showLaw = <P>({ atoms }: FiniteLaw<P>): string =>
  atoms.map(({ point, weight }) => `${weight.toFraction()} at ${fc.stringify(point)}`).join(', ')
