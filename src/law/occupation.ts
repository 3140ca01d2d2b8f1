import type { FiniteLaw } from './finite-law.js'
import { SampleError } from './sample.js'

/** How often a sample visits each atom of a finite law, and how often none of them. */
export interface Occupation {
  readonly size: number
  /** In the order of the law's atoms. */
  readonly counts: readonly number[]
  readonly elsewhere: number
}

/** Counts a sample by the atoms of a law. Throws SampleError if the sample is empty. */
export function occupation<P>(sample: readonly P[], law: FiniteLaw<P>): Occupation {
  if (sample.length === 0) throw new SampleError('sample: expected at least one draw, got none')
  const position = new Map(law.atoms.map((atom, i) => [law.key(atom.point), i]))
  const counts = law.atoms.map(() => 0)
  let elsewhere = 0
  for (const point of sample) {
    const i = position.get(law.key(point))
    if (i === undefined) elsewhere++
    else counts[i]!++
  }
  return { size: sample.length, counts, elsewhere }
}
