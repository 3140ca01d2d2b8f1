import { compareLaws } from './compare-laws.js'
import {
  drawn,
  firstStream,
  type IterateLaw,
  isIterate,
  type LawLike,
  lawOf,
  numbersOf,
  resolved,
  titleOf,
} from './law-like.js'
import { drawsFor, type LawOptions } from './law-options.js'
import { type Verdict, verdict } from './verdict.js'

/**
 * Passes if two laws are equal, exactly, where both are known on finitely many points; elsewhere if
 * a test with the stated error rates does not tell them apart. That is no proof: laws nearer than
 * `detect` may pass. The negation passes only if they are told apart.
 */
export function toHaveSameLawAs<P, S>(
  received: LawLike<P, S>,
  other: LawLike<P, S>,
  options: LawOptions<P> = {},
): Verdict {
  const { seed = 1 } = options
  const atoms = Math.max(
    ...[received, other].map(lawOf).map(law => ('atoms' in law ? law.atoms.length : 1)),
  )
  const draw = (block: number) => (law: IterateLaw<P, S>) => {
    const dim = numbersOf([law.start], options.observe)[0]!.length
    const size = drawsFor(dim, atoms, options)
    return drawn(law, { seed, size, stream: firstStream + block * size })
  }
  const a = resolved(received, draw(0))
  const b = resolved(other, draw(1))
  const { equal, exact, seen } = compareLaws(a, b, options)
  const replay = !exact && [received, other].some(isIterate) ? ` Replay: seed ${seed}.` : ''
  return verdict({
    pass: equal,
    subject: titleOf(received, a),
    claim: `to have the same law as ${titleOf(other, b)}`,
    seen,
    advice: exact
      ? 'Both laws are known exactly.'
      : equal
        ? `Not to reject is no proof: a smaller \`detect\`, with more draws, may tell them apart.${replay}`
        : `Draws must be independent, and of one law each.${replay}`,
  })
}
