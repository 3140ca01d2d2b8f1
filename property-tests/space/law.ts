import fc from 'fast-check'

export interface LawRuns {
  readonly numRuns?: number
  readonly seed?: number
  readonly endOnFailure?: boolean
}

/** A named property: a law that an object keeps, or is seen to break. */
export interface Law {
  readonly name: string
  /** Throws, naming the law and the shrunk counterexample, if one is found. */
  assert(runs?: LawRuns): void
  /** Whether no counterexample was found. */
  holds(runs?: LawRuns): boolean
}

/** The law that a fast-check property states. */
export function law<Ts>(name: string, property: fc.IRawProperty<Ts, false>): Law {
  const check = (runs: LawRuns) => fc.check(property, { ...runs, includeErrorInReport: true })
  return {
    name,
    assert(runs = {}) {
      const details = check(runs)
      if (details.failed) {
        throw new Error(`${name}: broken. ${fc.defaultReportMessage(details)}`)
      }
    },
    holds: (runs = {}) => !check({ ...runs, endOnFailure: true }).failed,
  }
}

/** The names of the laws that are seen to break. */
export function brokenLaws(laws: readonly Law[], runs: LawRuns = {}): string[] {
  return laws.filter(each => !each.holds(runs)).map(each => each.name)
}

/** Fails with a message, inside a property. */
export function claim(holds: boolean, message: () => string): void {
  if (!holds) throw new Error(message())
}
