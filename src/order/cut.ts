import { type Run, sharedFrom, type Word, word } from './word.js'

/** A word in two: the outermost indices, and the `inner` innermost ones, which are applied first. */
export function cut(w: Word, inner: number): readonly [outer: Word, inner: Word] {
  let rest = w.length - inner
  if (!(Number.isSafeInteger(inner) && inner >= 0 && rest >= 0)) {
    throw new RangeError(`cut(word, inner): expected 0 ≤ inner ≤ ${w.length}, got ${inner}`)
  }
  const outside: Run[] = []
  const inside: Run[] = []
  for (const { from, step, length } of w.runs) {
    const taken = Math.min(rest, length)
    rest -= taken
    outside.push({ from, step, length: taken })
    inside.push({ from: from + step * taken, step, length: length - taken })
  }
  return [word(...outside), word(...inside)]
}

/** How many innermost indices two words share. */
export const sharedInner = (a: Word, b: Word): number => sharedFrom('inside', a, b)
