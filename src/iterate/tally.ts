/** What a run has cost so far. Afterwards it equals what the plan said. */
export interface Tally {
  /** Evaluations T(p) of a map at a point. */
  applications: number
  /** Compositions T∘U formed. */
  compositions: number
  /** Steps one after the other, each with one map. */
  stages: number
  /** Maps made from their index. */
  realisations: number
  /** Most points (the start aside) alive between two steps. */
  live: number
}

/** A tally with nothing in it. */
export const emptyTally = (): Tally => ({
  applications: 0,
  compositions: 0,
  stages: 0,
  realisations: 0,
  live: 0,
})
