/** A median with an interval that holds the true one with at least the confidence stated. */
export interface MedianInterval {
  readonly median: number
  readonly low: number
  readonly high: number
  /** Of the interval [x_(k), x_(n+1−k)]: 1 − 2·P(Bin(n, ½) < k), whatever the law. */
  readonly confidence: number
}

/**
 * The sample median, and order statistics around it: the narrowest pair whose confidence is at least
 * the wanted one, and the extremes where not even they have it. Distribution-free.
 * Source: David and Nagaraja, Order Statistics (2003), section 7.1.
 * @throws RangeError for no values, or values that are not finite
 */
export function medianInterval(values: readonly number[], wanted = 0.95): MedianInterval {
  const sorted = Float64Array.from(values).sort()
  const n = sorted.length
  if (n === 0 || !sorted.every(Number.isFinite)) {
    throw new RangeError(`median: expected finite values, got ${n === 0 ? 'none' : `${values}`}`)
  }
  let k = 1
  while (2 * (k + 1) <= n && confidenceOf(n, k + 1) >= wanted) k++
  return {
    median: median(sorted),
    low: sorted[k - 1]!,
    high: sorted[n - k]!,
    confidence: confidenceOf(n, k),
  }
}

/** The middle value of sorted values, or the mean of the two in the middle. */
function median(sorted: Float64Array): number {
  const half = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2
}

/** P(x_(k) ≤ median ≤ x_(n+1−k)). */
function confidenceOf(n: number, k: number): number {
  let term = 2 ** -n
  let below = 0
  for (let i = 0; i < k; i++) {
    below += term
    term *= (n - i) / (i + 1)
  }
  return Math.max(0, 1 - 2 * below)
}

/** The numbers 0 … n − 1 in random order. */
export function shuffled(n: number, random: () => number = Math.random): number[] {
  const order = Array.from({ length: n }, (_, i) => i)
  for (let i = n - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    const kept = order[i]!
    order[i] = order[j]!
    order[j] = kept
  }
  return order
}
