/** Means and variances of a batch, channel by channel. */
export interface Moments<T> {
  readonly mean: T
  /** Of the batch itself: divided by the number of values, not by one less. */
  readonly variance: T
}

/**
 * What networks are made of, on arrays T. Images are [B, height, width, channels], and the last axis
 * is that of channels throughout.
 */
export interface Operations<T> {
  /**
   * Convolution of images by a kernel [k, k, channels, outputs] with zero padding of (k − 1)/2 pixels
   * on all four sides: side n becomes ⌊(n − 1)/stride⌋ + 1.
   */
  convolve(x: T, kernel: T, stride: number): T
  /** [B, n] times [n, m]. */
  multiply(x: T, kernel: T): T
  /** The sum of two arrays of one shape. */
  add(x: T, y: T): T
  /** A vector added along the last axis. */
  addBias(x: T, bias: T): T
  /** max(x, 0). */
  relu(x: T): T
  /** Maxima over squares of 2 × 2; where a side is odd, the last of them hang over the edge. */
  maxPool(x: T): T
  /** [B, height, width, channels] to [B, channels]. */
  meanOverPixels(x: T): T
  /** [B, …] to [B, n]. */
  flatten(x: T): T
  /** Moments of each channel over all else, and how many values each of them is of. */
  moments(x: T): Moments<T> & { readonly count: number }
  /** scale·(x − mean)/√(variance + ε) + shift, channel by channel. */
  normalise(x: T, by: Moments<T>, scale: T, shift: T, epsilon: number): T
  /** x times a number. */
  scale(x: T, factor: number): T
}
