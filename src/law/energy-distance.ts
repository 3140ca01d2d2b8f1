import type { PointCloud } from './sample.js'

/** The pairwise distances of a pooled sample of N points, as an N × N matrix by rows. */
export interface DistanceMatrix {
  readonly size: number
  readonly distances: Float64Array
  readonly largest: number
}

/** ℓ2 distances of the points of two clouds, the first cloud's first. O(N²d) time, 8N² bytes. */
export function pooledDistances(xs: PointCloud, ys: PointCloud): DistanceMatrix {
  const dim = xs.dim
  const size = xs.size + ys.size
  const z = new Float64Array(size * dim)
  z.set(xs.coordinates)
  z.set(ys.coordinates, xs.coordinates.length)
  const distances = new Float64Array(size * size)
  let largest = 0
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < i; j++) {
      let squares = 0
      for (let k = 0; k < dim; k++) {
        const difference = z[i * dim + k]! - z[j * dim + k]!
        squares += difference * difference
      }
      const distance = Math.sqrt(squares)
      distances[i * size + j] = distance
      distances[j * size + i] = distance
      if (distance > largest) largest = distance
    }
  }
  return { size, distances, largest }
}

/**
 * The energy distance of two samples, for any split of one pooled sample (Székely & Rizzo 2004):
 * E = 2/(nm) Σ|x−y| − 1/n² Σ|x−x'| − 1/m² Σ|y−y'| ≥ 0.
 */
export class EnergyDistance {
  /** What two computed values can differ by where the exact ones are equal. */
  readonly rounding: number
  readonly #matrix: DistanceMatrix
  readonly #rowSums: Float64Array
  readonly #total: number
  readonly #n: number
  readonly #m: number

  /** For splits into n points, the ones that `of` is given, and m = N − n ≥ n others. */
  constructor(matrix: DistanceMatrix, n: number) {
    const { size, distances, largest } = matrix
    this.#matrix = matrix
    this.#n = n
    this.#m = size - n
    this.#rowSums = new Float64Array(size)
    for (let i = 0; i < size; i++) {
      let sum = 0
      for (let j = 0; j < size; j++) sum += distances[i * size + j]!
      this.#rowSums[i] = sum
    }
    this.#total = this.#rowSums.reduce((sum, row) => sum + row, 0) / 2
    // Each of the three terms of `of` is a sum of positive numbers in at most 2N + 4 roundings of
    // 2^−53, and the terms sum to at most 4 (N/m)² max|z−z'| ≤ 16 max|z−z'|; two values differ.
    this.rounding = 2 * (2 * size + 4) * 2 ** -53 * 16 * largest
  }

  /**
   * E for the split {i_1, …, i_n} against the rest. Of the pooled sums, with S the sum of distances
   * within the split, R the row sums over it and T the total (pairs once):
   * Σ|x−y| = R − 2S and the pairs within the rest sum to T − R + S.
   */
  of(split: Int32Array): number {
    const { size, distances } = this.#matrix
    let within = 0
    let rows = 0
    for (let a = 0; a < split.length; a++) {
      const row = split[a]! * size
      let sum = 0
      for (let b = 0; b < a; b++) sum += distances[row + split[b]!]!
      within += sum
      rows += this.#rowSums[split[a]!]!
    }
    const n = this.#n
    const m = this.#m
    const g = 1 / n + 1 / m
    return (2 * g * rows) / m - 2 * g * g * within - (2 * this.#total) / (m * m)
  }
}
