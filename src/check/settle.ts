import { applyWord } from '../iterate/apply-word.js'
import { backward } from '../order/backward.js'
import { commonConstant, displacement, type Known } from './known.js'
import { lengthFor } from './length-for.js'

/** How far a backward iterate is from the limit, as far as that is known. */
export interface Settled {
  readonly N: number
  /** d(X_N, limit), by a certificate; or the greatest d(X_N, X_2N), d(X_2N, X_4N) that was seen. */
  readonly gap: number
  /** Realisations looked at; absent where a certificate says it. */
  readonly realisations?: number
}

const realisations = 100

/** X_n of the realisation of a stream. */
export function backwardIterate<P, S>(
  { subject, seed }: Known<P, S>,
  stream: number,
  n: number,
): P {
  return applyWord(subject.map.realize(seed, stream), backward.word(n), subject.start)
}

/**
 * Where Theorem 2.2 applies, the N at which its bound is a millionth of what it is at 0. Elsewhere
 * the least power of two N at which X_N, X_2N and X_4N are within 10⁻⁹ of their spread on each of
 * 100 realisations; undefined if there is none up to 4096. Seen, and no more than that: maps that
 * come later may still move X_n, and only a certificate says that they do not.
 */
export function settle<P, S>(known: Known<P, S>): Settled | undefined {
  const { subject, sizes } = known
  const common = commonConstant(known)
  const { D, by } = displacement(known)
  if (common?.by === 'proved' && common.k < 1 && by === 'proved') {
    const gap = (1e-6 * D) / (1 - common.k)
    return { N: lengthFor(common.k, D, gap), gap }
  }
  const { space, start } = subject
  const far = (a: P, b: P) => space.field.toNumber(space.distance(a, b))
  const most = Math.min(16_384, sizes.applications / 200)
  const streams = Array.from({ length: realisations }, (_, i) => 1_000_000 + i)
  let before = streams.map(stream => backwardIterate(known, stream, 8))
  let gapBefore = Number.POSITIVE_INFINITY
  for (let N = 8; 2 * N <= most; N *= 2) {
    const after = streams.map(stream => backwardIterate(known, stream, 2 * N))
    const gap = Math.max(...after.map((x, i) => far(x, before[i]!)))
    const small = 1e-9 * Math.max(...after.map(x => far(x, start)))
    if (!Number.isFinite(gap)) return undefined
    if (gap <= small && gapBefore <= small) {
      return { N: N / 2, gap: Math.max(gap, gapBefore), realisations }
    }
    before = after
    gapBefore = gap
  }
  return undefined
}
