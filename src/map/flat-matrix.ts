/** x ↦ A·x + b over floats, in one array: A row by row, then b. */
export interface FlatAffine {
  readonly d: number
  readonly numbers: Float64Array
}

/**
 * A function of n that gives arrays of n numbers, of no value yet. Engines keep arrays of more than eight
 * numbers outside their heap, which costs ten times as much as to cut them from a page that many
 * share, and scatters them; a page is kept for as long as one of its arrays is.
 */
function pages(bytes: number): (n: number) => Float64Array {
  let page = new ArrayBuffer(bytes)
  let next = 0
  return n => {
    if (8 * n > bytes / 8) return new Float64Array(n)
    if (next + 8 * n > bytes) {
      page = new ArrayBuffer(bytes)
      next = 0
    }
    next += 8 * n
    return new Float64Array(page, next - 8 * n, n)
  }
}

/** Room for a point, and for the numbers of a map. */
export const vector = pages(0x1000)
export const matrix = pages(0x4000)

/** A·x + b; each sum from the left, b last. */
export function flatApply({ d, numbers }: FlatAffine, x: Float64Array): Float64Array {
  const out = vector(d)
  const b = d * d
  for (let i = 0, at = 0; i < d; i++) {
    let sum = 0
    for (let j = 0; j < d; j++) sum += numbers[at++]! * x[j]!
    out[i] = sum + numbers[b + i]!
  }
  return out
}

/**
 * (A, a) ← (A·B, A·b + a); each sum from the left, a last. Row i of A·B needs row i of A alone, so that
 * one row is all the room it takes. The two maps are not the same.
 */
export function composeFlat({ d, numbers: a }: FlatAffine, { numbers: b }: FlatAffine): void {
  const row = d <= scratch.length ? scratch : new Float64Array(d)
  const shift = d * d
  for (let i = 0, first = 0; i < d; i++, first += d) {
    let moved = 0
    for (let j = 0; j < d; j++) {
      const factor = a[first + j]!
      row[j] = factor
      moved += factor * b[shift + j]!
    }
    a[shift + i] = moved + a[shift + i]!
    let k = 0
    // Four columns at a time: nothing is stored until their sums are done.
    for (; k + 4 <= d; k += 4) {
      let c0 = 0
      let c1 = 0
      let c2 = 0
      let c3 = 0
      for (let j = 0, at = k; j < d; j++, at += d) {
        const factor = row[j]!
        c0 += factor * b[at]!
        c1 += factor * b[at + 1]!
        c2 += factor * b[at + 2]!
        c3 += factor * b[at + 3]!
      }
      a[first + k] = c0
      a[first + k + 1] = c1
      a[first + k + 2] = c2
      a[first + k + 3] = c3
    }
    for (; k < d; k++) {
      let sum = 0
      for (let j = 0, at = k; j < d; j++, at += d) sum += row[j]! * b[at]!
      a[first + k] = sum
    }
  }
}

/** A row of a matrix, while its product is made. */
const scratch = new Float64Array(256)

/** Whether all entries are finite. */
export function allFinite(values: Float64Array): boolean {
  // Infinity and NaN, times 0, are NaN, and stay so in a sum.
  let sum = 0
  for (let i = 0; i < values.length; i++) sum += values[i]! * 0
  return sum === 0
}
