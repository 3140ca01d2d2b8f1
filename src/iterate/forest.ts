import { compareOuter, reversed, sharedOuter, type Word } from '../order/word.js'

/**
 * Words sorted so that those with a common beginning stand together: a forest, written down as
 * its leaves and how much each shares with the one before. Read from the inside (maps applied
 * first), shared beginnings are iterates that need computing once; read from the outside, they
 * are compositions that need forming once.
 */
export interface Forest {
  /** The words as read: each starts at the end where work starts. */
  readonly leaves: readonly Leaf[]
  /** Steps needed when every shared beginning is walked once: Σ length − Σ shared. */
  readonly steps: number
  /** Steps needed when nothing is shared: Σ length. */
  readonly unshared: number
}

/** One wanted word. */
export interface Leaf {
  /** The n it was wanted for. */
  readonly n: number
  readonly word: Word
  /** How many first steps it shares with the leaf before it. */
  readonly shared: number
  /** Whether another leaf after this one leaves the same path at the same depth. */
  readonly again: boolean
  /** The depths deeper than `shared` at which a later leaf leaves this one's path; deepest last. */
  readonly branches: readonly number[]
}

/** The forest of words read from the inside or the outside. */
export function forest(
  wanted: readonly { n: number; word: Word }[],
  from: 'inside' | 'outside',
): Forest {
  const sorted = wanted
    .map(({ n, word }) => ({ n, word: from === 'inside' ? reversed(word) : word }))
    .sort((a, b) => compareOuter(a.word, b.word) || a.n - b.n)
  const shared = sorted.map(({ word }, i) => (i === 0 ? 0 : sharedOuter(sorted[i - 1]!.word, word)))
  const partings = partingDepths(shared)
  const unshared = sorted.reduce((sum, { word }) => sum + word.length, 0)
  return {
    leaves: sorted.map((leaf, i) => ({ ...leaf, shared: shared[i]!, ...partings[i]! })),
    steps: shared.reduce((sum, s) => sum - s, unshared),
    unshared,
  }
}

/**
 * Leaf j leaves the path of leaf i at depth d = min(shared[i+1..j]). For each leaf i: the d above
 * shared[i], and whether d = shared[i] occurs. Walked from the last leaf, with the chain of next
 * smaller values as a stack.
 */
function partingDepths(shared: readonly number[]): Pick<Leaf, 'again' | 'branches'>[] {
  const result: Pick<Leaf, 'again' | 'branches'>[] = []
  const chain: number[] = [] // increasing from bottom to top
  for (let i = shared.length - 1; i >= 0; i--) {
    const here = shared[i]!
    const deeper: number[] = []
    while (chain.length > 0 && chain[chain.length - 1]! > here) deeper.push(chain.pop()!)
    const again = chain[chain.length - 1] === here
    result[i] = { again, branches: deeper.reverse() }
    if (here > 0 && !again) chain.push(here)
  }
  return result
}
