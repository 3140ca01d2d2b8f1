import { sharedInner } from '../../order/cut.js'
import { up, type Word, word } from '../../order/word.js'
import { type Arm, partsOf } from './arm.js'
import type { Metric } from './metric.js'
import { isReset } from './resets.js'

/** How the readings of one arm and seed follow one another: which words, and what they share. */
export interface Course {
  /** Whether words depend on what was read before. */
  readonly decides: boolean
  /** The words of reading i. */
  words(i: number): readonly Word[]
  /** After how many maps the states of the words of reading i are wanted later. */
  keep(i: number): readonly (number | undefined)[]
  /** Told of reading i; true if the course begins anew from there. */
  read(readings: readonly Metric[]): boolean
}

/** The course of an arm. */
export function courseOf(arm: Arm): Course {
  const parts = partsOf(arm)
  if (parts === undefined && 'resets' in arm.read) return decided(arm, arm.read.resets)
  const words = (i: number) => parts!.map(part => part.word(arm.at[i]!))
  return {
    decides: false,
    words,
    keep(i) {
      if (i + 1 >= arm.at.length) return parts!.map(() => undefined)
      const next = words(i + 1)
      return words(i).map((w, part) => sharedInner(w, next[part]!))
    },
    read: () => false,
  }
}

/** Backward from the last reset on: the state at every reading may be where it begins anew. */
function decided({ at }: Arm, policy: Parameters<typeof isReset>[0]): Course {
  let [base, from, last] = [word(), 0, 0]
  const next = (i: number) => word(up(from + 1, at[i]!), ...base.runs)
  return {
    decides: true,
    words: i => [next(i)],
    keep: i => [next(i).length],
    read(readings) {
      const i = readings.length - 1
      if (!isReset(policy, readings, last)) return false
      ;[base, from, last] = [next(i), at[i]!, readings.length]
      return true
    },
  }
}
