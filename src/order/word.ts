/**
 * A word: the indices of a composition T_{w1} T_{w2} … T_{wn}, outermost first, so that the last
 * index is the map applied first. Indices are non-zero integers; negative ones name held-out maps.
 */
export interface Word extends Iterable<number> {
  readonly length: number
  /** The index at a position from the outside, 0 … length − 1. Throws RangeError elsewhere. */
  at(position: number): number
  /** The word as runs of consecutive indices, outermost first: a long word in a few numbers. */
  readonly runs: readonly Run[]
}

/** The indices from, from + step, …, `length` of them. */
export interface Run {
  readonly from: number
  readonly step: 1 | -1
  readonly length: number
}

/** The run from, from + 1, …, to; empty if to < from. */
export const up = (from: number, to: number): Run => ({
  from,
  step: 1,
  length: Math.max(0, to - from + 1),
})

/** The run from, from − 1, …, to; empty if to > from. */
export const down = (from: number, to: number): Run => ({
  from,
  step: -1,
  length: Math.max(0, from - to + 1),
})

/** The word made of the given runs, outermost first. Throws RangeError if it has an index 0. */
export function word(...runs: readonly Run[]): Word {
  const parts = runs.every(run => run.length > 0) ? runs : runs.filter(run => run.length > 0)
  for (const run of parts) {
    const last = run.from + run.step * (run.length - 1)
    if (run.from * last <= 0) throw new RangeError(`word ${run.from}…${last}: 0 is no index`)
  }
  return new Runs(parts)
}

/** A word by its runs, none of them empty. Orders make one for each n: it is light. */
class Runs implements Word {
  readonly length: number

  constructor(readonly runs: readonly Run[]) {
    let length = 0
    for (let k = 0; k < runs.length; k++) length += runs[k]!.length
    this.length = length
  }

  at(position: number): number {
    let rest = position
    for (let k = 0; rest >= 0 && k < this.runs.length; k++) {
      const run = this.runs[k]!
      if (rest < run.length) return run.from + run.step * rest
      rest -= run.length
    }
    throw new RangeError(`position ${position}: expected 0 … ${this.length - 1}`)
  }

  *[Symbol.iterator](): Generator<number> {
    for (const { from, step, length } of this.runs) {
      for (let i = 0; i < length; i++) yield from + step * i
    }
  }
}

/** The word with the given indices, outermost first. */
export const wordOf = (indices: Iterable<number>): Word =>
  word(...[...indices].map(index => up(index, index)))

/** The word read from the other end: T_{wn} … T_{w1}. */
export function reversed(w: Word): Word {
  const runs: Run[] = []
  for (let k = w.runs.length - 1; k >= 0; k--) {
    const { from, step, length } = w.runs[k]!
    runs.push({ from: from + step * (length - 1), step: -step as 1 | -1, length })
  }
  return new Runs(runs)
}

/** The end of a word from which it is read. */
export type End = 'outside' | 'inside'

/** How many outermost (innermost) indices two words share. */
export function sharedFrom(end: End, a: Word, b: Word): number {
  const inside = end === 'inside'
  let shared = 0
  let i = 0
  let j = 0
  let inA = 0
  let inB = 0
  while (i < a.runs.length && j < b.runs.length) {
    const p = a.runs[inside ? a.runs.length - 1 - i : i]!
    const q = b.runs[inside ? b.runs.length - 1 - j : j]!
    const nextA = p.from + p.step * (inside ? p.length - 1 - inA : inA)
    const nextB = q.from + q.step * (inside ? q.length - 1 - inB : inB)
    if (nextA !== nextB) break
    // Runs that agree here and go the same way agree until the shorter one ends.
    const common = p.step === q.step ? Math.min(p.length - inA, q.length - inB) : 1
    shared += common
    inA += common
    inB += common
    if (inA === p.length) {
      i++
      inA = 0
    }
    if (inB === q.length) {
      j++
      inB = 0
    }
  }
  return shared
}

/** How many outermost indices two words share. */
export const sharedOuter = (a: Word, b: Word): number => sharedFrom('outside', a, b)

/**
 * The order of a dictionary read from an end, a word before those that it begins.
 * @param shared how many indices the words share there, where that is known
 */
export function compareFrom(end: End, a: Word, b: Word, shared = sharedFrom(end, a, b)): number {
  if (shared === a.length || shared === b.length) return a.length - b.length
  if (end === 'outside') return a.at(shared) - b.at(shared)
  return a.at(a.length - 1 - shared) - b.at(b.length - 1 - shared)
}

/** Whether a word comes from another by leaving indices out. */
export function isSubword(w: Word, of: Word): boolean {
  let run = 0
  let used = 0 // indices of of.runs[run] that are passed
  for (const part of w.runs) {
    let { from, length } = part
    while (length > 0) {
      const host = of.runs[run]
      if (host === undefined) return false
      const position = (from - host.from) * host.step
      if (position < used || position >= host.length) {
        run++
        used = 0
        continue
      }
      const matched = host.step === part.step ? Math.min(length, host.length - position) : 1
      used = position + matched
      from += part.step * matched
      length -= matched
    }
  }
  return true
}

/** The indices that occur in words, each once: ascending runs with other indices between them. */
export function runsIn(words: Iterable<Word>): readonly Run[] {
  const spans: { low: number; high: number }[] = []
  const add = (low: number, high: number) => {
    const last = spans.at(-1)
    if (last && last.low <= low && low <= last.high + 1) last.high = Math.max(last.high, high)
    else spans.push({ low, high })
  }
  // Words of one order grow: most runs lie in the one before, or go on where it ends.
  for (const { runs } of words) {
    for (const { from, step, length } of runs) {
      const to = from + step * (length - 1)
      add(Math.min(from, to), Math.max(from, to))
    }
  }
  const found = spans.splice(0).sort((a, b) => a.low - b.low)
  for (const { low, high } of found) add(low, high)
  return spans.map(({ low, high }) => up(low, high))
}
