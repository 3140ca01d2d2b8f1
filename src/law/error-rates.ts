/** The error probabilities of one statistical test, stated before it runs. */
export interface ErrorRates {
  /** P(the test rejects | the null hypothesis holds) is at most this. */
  readonly falseAlarm: number
  /** P(the test accepts | the discrepancy is at least `detectable`) is at most this. */
  readonly miss: number
  /** Smallest discrepancy (in the test's own distance) caught with probability 1 − miss. */
  readonly detectable: number
  /** Draws in each sample (in the smaller one, where two differ). */
  readonly samples: number
}

/** The two error probabilities that whoever runs a test allows it, each in (0, 1). */
export type Levels = Pick<ErrorRates, 'falseAlarm' | 'miss'>

/** Error probabilities that are none, or that a test cannot keep. */
export class LevelError extends Error {
  override readonly name = 'LevelError'
}

/** Returns levels if both lie in (0, 1); throws LevelError if not. */
export function levelsOf(levels: Levels): Levels {
  for (const name of ['falseAlarm', 'miss'] as const) {
    const level = levels[name]
    if (!(level > 0 && level < 1)) {
      throw new LevelError(`${name}: expected a probability in (0, 1), got ${level}`)
    }
  }
  return levels
}
