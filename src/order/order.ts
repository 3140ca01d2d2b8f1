/**
 * A word: the indices of a composition T_{w1} T_{w2} … T_{wn}, outermost first,
 * so that the last index is the map applied first. Indices are non-zero integers (negative ones
 * name held-out maps).
 */
export interface Word extends Iterable<number> {
  readonly length: number
  /** Index at a position, 0 being the outermost. */
  at(position: number): number
}

/** An iteration order: a rule that gives for every n ≥ 0 the word of the n-th iterate. */
export interface Order {
  readonly name: string
  word(n: number): Word
}
