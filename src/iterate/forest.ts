import { compareFrom, type End, reversed, sharedFrom, type Word, word } from '../order/word.js'

/**
 * Words sorted so that those with a common beginning stand together: a forest, written down as
 * its leaves and how much each shares with the one before. Read from the inside (maps applied
 * first), shared beginnings are iterates that need computing once; read from the outside, they
 * are compositions that need forming once.
 */
export interface Forest {
  /** The words as read: each starts at the end where work starts. */
  readonly leaves: readonly Leaf[]
  /** The same, where each word extends the one before. */
  readonly chain?: Chain | undefined
  /** How many words there are, and how many of them are not empty. */
  readonly size: number
  readonly filled: number
  /** The longest word, the first of them if there are several: outermost first. */
  readonly longest: Word
  /** Steps needed when every shared beginning is walked once: Σ length − Σ shared. */
  readonly steps: number
  /** Steps needed when nothing is shared: Σ length. */
  readonly unshared: number
}

/** A path, and the depths on it that are wanted, ascending: a forest without branches. */
export interface Chain {
  readonly word: Word
  readonly stops: readonly number[]
  /** The n that each was wanted for. */
  readonly wanted: readonly number[]
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
export function forest(wanted: readonly Wanted[], from: End): Forest {
  return new SortedWords(wanted, from)
}

/** A wanted n, and its word. */
export interface Wanted {
  readonly n: number
  readonly word: Word
}

/** A forest whose leaves are made when they are asked for: a plan that is not chosen only counts. */
class SortedWords implements Forest {
  readonly steps: number
  readonly unshared: number
  readonly size: number
  readonly filled: number
  readonly longest: Word = word()
  readonly #words: readonly Wanted[]
  readonly #shared: Int32Array
  #leaves: readonly Leaf[] | undefined

  constructor(
    wanted: readonly Wanted[],
    private readonly from: End,
  ) {
    this.#words = inOrder(wanted, from)
    this.#shared = new Int32Array(wanted.length)
    let [length, shared, filled] = [0, 0, 0]
    for (let i = 0; i < wanted.length; i++) {
      const { word } = this.#words[i]!
      length += word.length
      if (word.length > 0) filled++
      if (word.length > this.longest.length) this.longest = word
      if (i > 0) shared += this.#shared[i] = sharedFrom(from, this.#words[i - 1]!.word, word)
    }
    this.size = wanted.length
    this.filled = filled
    this.unshared = length
    this.steps = length - shared
  }

  get leaves(): readonly Leaf[] {
    this.#leaves ??= leavesOf(this.#words, this.from, this.#shared)
    return this.#leaves
  }
}

/** Wanted words in the order of a dictionary; most orders give them so. */
function inOrder(wanted: readonly Wanted[], from: End): readonly Wanted[] {
  const before = (a: Wanted, b: Wanted) => compareFrom(from, a.word, b.word) || a.n - b.n
  const sorted = wanted.every((one, i) => i === 0 || before(wanted[i - 1]!, one) <= 0)
  return sorted ? wanted : [...wanted].sort(before)
}

const none: readonly number[] = []

/**
 * Leaf j leaves the path of leaf i at depth d = min(shared[i+1..j]). For each leaf i: the d above
 * shared[i], and whether d = shared[i] occurs. Walked from the last leaf, with the chain of next
 * smaller values as a stack.
 */
function leavesOf(words: readonly Wanted[], from: End, shared: Int32Array): readonly Leaf[] {
  const leaves: Leaf[] = Array(words.length)
  const chain: number[] = [] // increasing from bottom to top
  for (let i = words.length - 1; i >= 0; i--) {
    const { n, word: wanted } = words[i]!
    const word = from === 'inside' ? reversed(wanted) : wanted
    const here = shared[i]!
    let first = chain.length
    while (first > 0 && chain[first - 1]! > here) first--
    const branches = first === chain.length ? none : chain.splice(first)
    const again = first > 0 && chain[first - 1] === here
    leaves[i] = { n, word, shared: here, again, branches }
    if (here > 0 && !again) chain.push(here)
  }
  return leaves
}
