/** What a matcher returns: whether it passes, and what to say where it should not have. */
export interface Verdict {
  readonly pass: boolean
  message(): string
}

/** What a matcher found. */
export interface Found {
  readonly pass: boolean
  /** "x ↦ 2·x". */
  readonly subject: string
  /** "to be 1/2-Lipschitz in |·|". */
  readonly claim: string
  /** What was seen, line by line. */
  readonly seen: readonly string[]
  /** What to do about it. */
  readonly advice: string
}

/** The verdict, said for whoever expected the opposite. */
export function verdict({ pass, subject, claim, seen, advice }: Found): Verdict {
  return {
    pass,
    message: () =>
      [
        `expected ${subject} ${pass ? 'not ' : ''}${claim}`,
        '',
        ...seen.map(line => `  ${line}`),
        '',
        advice,
      ].join('\n'),
  }
}

/** A matcher was given what it can make nothing of: neither it nor its negation passes. */
export class MatcherError extends Error {
  override readonly name = 'MatcherError'
}
