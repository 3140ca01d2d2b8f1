import fc from 'fast-check'
import { type ClosedMap, MapError } from '../../src/map/self-map.js'
import { claim, type Law, law } from '../space/law.js'

export interface ClosedLawConstraints<P> {
  readonly points: fc.Arbitrary<P>
  readonly equal: (p: P, q: P) => boolean
}

/**
 * The laws of a class closed under composition, for all maps T, U, V of it and points p:
 *   (T∘U)(p) = T(U(p)),  ((T∘U)∘V)(p) = (T∘(U∘V))(p),  and T∘U is of the class.
 * They hold exactly, so give maps over an exact field. Points that the maps send to a pole are
 * left out.
 */
export function closedLaws<P, S, M extends ClosedMap<P, S, M>>(
  maps: fc.Arbitrary<M>,
  { points, equal }: ClosedLawConstraints<P>,
): Law[] {
  return [
    law(
      'class',
      fc.property(maps, maps, (t, u) => {
        const { family } = t.after(u)
        claim(family === t.family, () => `${t.name} after ${u.name} is of the class ${family}`)
      }),
    ),
    law(
      'composition',
      fc.property(maps, maps, points, (t, u, p) => {
        const twoSteps = offPoles(() => t.apply(u.apply(p)))
        const composed = t.after(u)
        claim(
          equal(composed.apply(p), twoSteps),
          () => `(${t.name}) after (${u.name}) is not ${composed.name} at ${String(p)}`,
        )
      }),
    ),
    law(
      'associativity',
      fc.property(maps, maps, maps, points, (t, u, v, p) => {
        offPoles(() => t.apply(u.apply(v.apply(p))))
        const [left, right] = [t.after(u).after(v), t.after(u.after(v))]
        claim(
          equal(left.apply(p), right.apply(p)),
          () => `${left.name} and ${right.name} differ at ${String(p)}`,
        )
      }),
    ),
  ]
}

/** What it computes; an instance in which it meets a pole is left out. */
function offPoles<P>(compute: () => P): P {
  try {
    return compute()
  } catch (error) {
    if (error instanceof MapError) fc.pre(false)
    throw error
  }
}
