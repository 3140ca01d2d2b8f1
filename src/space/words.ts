import { positiveInteger } from './dimension.js'
import type { OrderedField } from './field.js'
import type { MetricSpace } from './metric-space.js'
import { kind, scalarObjection } from './objection.js'
import { relativeRoundoff } from './roundoff.js'

/** A finite or infinite sequence of letters: an array, or {length: Infinity, at: i => letter}. */
export interface Letters {
  readonly length: number
  /** The letter at position 0 ≤ i < length. */
  at(i: number): number | undefined
}

export interface WordsConstraints<S> {
  /** Letters are 0, …, alphabet − 1. */
  readonly alphabet: number
  /** The base b > 1; 2 unless given. */
  readonly base?: S
  /** How many letters count; 256 unless given. Words that agree on them are one point. */
  readonly depth?: number
}

/**
 * Finite and infinite words over an alphabet with d(v, w) = b^−i, i ≥ 0 the first position at
 * which v and w differ (the end of a word differs from every letter), and 0 if there is none
 * before `depth`.
 *
 * It is an ultrametric: d(u, w) ≤ max(d(u, v), d(v, w)). Exact over an exact field. Throws
 * RangeError unless alphabet ≥ 1, b > 1, depth ≥ 1 and the smallest distance is above 0.
 */
export function words<S>(
  field: OrderedField<S>,
  { alphabet, base = field.of(2), depth = 256 }: WordsConstraints<S>,
): MetricSpace<Letters, S> {
  positiveInteger(alphabet, 'alphabet')
  positiveInteger(depth, 'depth')
  const powers = negativePowers(field, base, depth)
  const distance = (v: Letters, w: Letters) => {
    for (let i = 0; i < depth; i++) {
      const [a, b] = [letter(v, i), letter(w, i)]
      if (a !== b) return powers[i]!
      if (a === undefined) break
    }
    return field.zero
  }
  return {
    name: `words over ${alphabet} letters`,
    metric: `first difference, base ${field.show(base)}, depth ${depth}`,
    field,
    distance,
    roundoff: relativeRoundoff(field, depth - 1, distance),
    objection: w => wordObjection(w, alphabet, depth),
  }
}

// Beyond the end of a word `at` is not asked: an array would give undefined, others might throw.
const letter = (w: Letters, i: number) => (i < w.length ? w.at(i) : undefined)

/** b^−i for 0 ≤ i < count, each one division (and so one rounding) from the one before. */
function negativePowers<S>(field: OrderedField<S>, base: S, count: number): readonly S[] {
  const objection = scalarObjection(field, base)
  if (objection || field.compare(base, field.one) <= 0) {
    throw new RangeError(`base: expected a number above 1, got ${objection ?? field.show(base)}`)
  }
  const powers = [field.one]
  while (powers.length < count) powers.push(field.div(powers.at(-1)!, base))
  if (field.compare(powers.at(-1)!, field.zero) === 0) {
    throw new RangeError(`depth ${count}: base ${field.show(base)} to the -${count - 1} is 0 here`)
  }
  return powers
}

function wordObjection(w: unknown, alphabet: number, depth: number): string | undefined {
  if (!isLetters(w)) return kind(w)
  for (let i = 0; i < Math.min(w.length, depth); i++) {
    const a = w.at(i)
    if (!(Number.isInteger(a) && a! >= 0 && a! < alphabet)) return `${a} at position ${i}`
  }
  return undefined
}

const isLetters = (w: unknown): w is Letters =>
  typeof w === 'object' && w !== null && 'length' in w && 'at' in w && typeof w.at === 'function'
