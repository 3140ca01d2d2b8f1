import type { Chain, Forest, Leaf } from './forest.js'
import { PULSE } from './patience.js'

/** What a walk works on: a state that each index of a word turns into the next. */
export interface Walker<State, Seen> {
  /** The state before any step. The walk never releases it. */
  readonly origin: State
  /** @param last whether nothing else needs the state, which then is the step's to release */
  step(state: State, index: number, last: boolean): State
  /** Called once for every other state made, when no leaf needs it any more. */
  release(state: State): void
  /** Called with the number of states kept (the origin aside) after every step. */
  kept(states: number): void
  /** What is to be seen of the state at a leaf. */
  reach(state: State): Seen
  /** Takes it back, once the next leaf is asked for. */
  leave(seen: Seen, state: State): void
}

/** A leaf reached. What is seen of it is the walker's again once the next leaf is asked for. */
export interface Reached<Seen> {
  readonly n: number
  readonly point: Seen
}

/**
 * Walks a forest depth first, every shared beginning once, keeping only the states at which a
 * later leaf branches off. Yields each leaf reached, and undefined as a pulse now and then.
 * A walk that is given up, or fails, releases what it holds.
 */
export const walk = <State, Seen>(
  forest: Forest,
  walker: Walker<State, Seen>,
): Generator<Reached<Seen> | undefined> =>
  forest.chain ? along(forest.chain, walker) : through(forest.leaves, walker)

function* through<State, Seen>(
  leaves: readonly Leaf[],
  walker: Walker<State, Seen>,
): Generator<Reached<Seen> | undefined> {
  const kept: State[] = [] // innermost branch last; the origin is not among them
  let state = walker.origin
  let ours = false // whether nobody but this path holds the state
  let steps = 0
  try {
    for (const { n, word, shared, again, branches } of leaves) {
      state = shared === 0 ? walker.origin : kept[kept.length - 1]!
      if (shared > 0 && !again) {
        kept.pop()
        ours = true
      }
      let branch = 0
      for (let depth = shared; depth < word.length; ) {
        state = walker.step(state, word.at(depth++), ours)
        ours = branches[branch] !== depth
        if (!ours) {
          kept.push(state)
          branch++
        }
        walker.kept(kept.length + (ours ? 1 : 0))
        if (++steps % PULSE === 0) yield undefined
      }
      const seen = walker.reach(state)
      try {
        yield { n, point: seen }
      } finally {
        walker.leave(seen, state)
      }
      if (ours) walker.release(state)
      ours = false
    }
  } finally {
    if (ours) walker.release(state)
    for (const other of kept) walker.release(other)
  }
}

/** The same, where nothing branches off: one state goes the whole way. */
function* along<State, Seen>(
  { word, stops, wanted }: Chain,
  walker: Walker<State, Seen>,
): Generator<Reached<Seen> | undefined> {
  let state = walker.origin
  let depth = 0
  try {
    for (let i = 0; i < stops.length; i++) {
      for (const stop = stops[i]!; depth < stop; ) {
        state = walker.step(state, word.at(depth), depth > 0)
        walker.kept(1)
        if (++depth % PULSE === 0) yield undefined
      }
      const seen = walker.reach(state)
      try {
        yield { n: wanted[i]!, point: seen }
      } finally {
        walker.leave(seen, state)
      }
    }
  } finally {
    if (depth > 0) walker.release(state)
  }
}
