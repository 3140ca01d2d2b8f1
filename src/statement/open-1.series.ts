import { upTo } from './counted.js'

/**
 * AR(1) from any start, SGD of step h = 1/H on (θ − e_j)²/2. The difference of the two orders is
 * X_n − Y_n = Σ_j w_j e_j = Σ_q c_q h^q with w_j = h(a^{j−1} − a^{n−j}), a = 1 − h, and
 * c_q = (−1)^{q−1} Σ_j e_j [C(j−1, q−1) − C(n−j, q−1)]. All numbers here are integers over H^n.
 */
export interface Difference {
  readonly H: number
  readonly n: number
}

/** w_j·H^n for j = 1, …, n. */
export function weightsOf({ H, n }: Difference): bigint[] {
  const [step, kept] = [BigInt(H), BigInt(H - 1)]
  const up = [step ** BigInt(n - 1)]
  while (up.length < n) up.push((up.at(-1)! / step) * kept)
  return upTo(n).map(j => up[j - 1]! - up[n - j]!)
}

/** (−1)^{q−1}[C(j−1, q−1) − C(n−j, q−1)] for j = 1, …, n: what e_j has in c_q; q = 1, …, n in turn. */
export function* coefficients(n: number): Generator<bigint[]> {
  let binomials = upTo(n).map(() => 1n)
  for (let q = 1; q <= n; q++) {
    const sign = q % 2 === 1 ? 1n : -1n
    yield binomials.map((b, i) => sign * (b - binomials[n - 1 - i]!))
    binomials = binomials.map((b, i) => (b * BigInt(i + 1 - q)) / BigInt(q))
  }
}

/** What orders 1, …, p leave of w_j·H^n, for p = 1, 2, … as they are asked for. */
export function* remainders(difference: Difference): Generator<bigint[]> {
  const { H, n } = difference
  let rest = weightsOf(difference)
  let scale = BigInt(H) ** BigInt(n)
  for (const terms of coefficients(n)) {
    scale /= BigInt(H)
    rest = rest.map((w, i) => w - terms[i]! * scale)
    yield rest
  }
}

/** The exact ratio a/b of whole numbers, b > 0. */
export interface Ratio {
  readonly a: bigint
  readonly b: bigint
}

/** As a float, to 2^−80. */
export const toNumber = ({ a, b }: Ratio): number => Number((a << 80n) / b) / 2 ** 80

/** How large Σ_j r_j e_j is for remainders r_j over H^n: a square over the stationary variance 1/(2H − 1). */
export type Size = (rest: readonly bigint[], difference: Difference) => Ratio

const overVariance = (square: bigint, { H, n }: Difference): Ratio => ({
  a: square * BigInt(2 * H - 1),
  b: BigInt(H) ** BigInt(2 * n),
})

/** The mean square, for uncorrelated e_j with E e_j² = 1. */
export const meanSquare: Size = (rest, difference) =>
  overVariance(
    rest.reduce((sum, r) => sum + r * r, 0n),
    difference,
  )

/** The square for given e_j = ±1. */
export const squareFor =
  (errors: readonly bigint[]): Size =>
  (rest, difference) => {
    const sum = rest.reduce((s, r, i) => s + r * errors[i]!, 0n)
    return overVariance(sum * sum, difference)
  }

/** Whether a square is below a tenth of a deviation, squared. */
export const within = ({ a, b }: Ratio): boolean => 100n * a < b

/**
 * Whether all orders above p together stay below a tenth of a deviation, for root mean squares as
 * for any |e_j| ≤ 1: |[h^q]| ≤ nC(n−1, q−1), and from q ≥ 2nh on such bounds halve at least.
 */
function settled({ H, n }: Difference, p: number): boolean {
  if (p * H < 2 * n) return false
  const binomial = upTo(p).reduce((c, q) => (c * BigInt(n - q)) / BigInt(q), 1n)
  const bound = 2n * BigInt(n) * binomial
  return 100n * bound * bound * BigInt(2 * H - 1) <= BigInt(H) ** BigInt(2 * p + 2)
}

/** How far the partial sums of a series are from what it stands for. */
export interface Descent {
  /** Squares of the errors after orders 1, 2, … over the stationary variance. */
  readonly squares: readonly Ratio[]
  /** The least order from which on the error is below a tenth of a deviation. */
  readonly orders: number
  /** The largest error, in deviations. */
  readonly worst: number
}

/**
 * The errors of the partial sums of X_n − Y_n in several sizes, until no later order can take one
 * of them back to a tenth of the stationary deviation.
 */
export function descents(difference: Difference, sizes: readonly Size[]): readonly Descent[] {
  const squares: Ratio[][] = sizes.map(() => [])
  let p = 0
  for (const rest of remainders(difference)) {
    sizes.forEach((size, i) => {
      squares[i]!.push(size(rest, difference))
    })
    if (settled(difference, ++p)) break
  }
  return squares.map(each => ({
    squares: each,
    orders: each.findLastIndex(square => !within(square)) + 2,
    worst: Math.sqrt(Math.max(...each.map(toNumber))),
  }))
}

/** Root mean squares of the errors. */
export const rms = (difference: Difference): Descent => descents(difference, [meanSquare])[0]!
