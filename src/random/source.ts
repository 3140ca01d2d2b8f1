import { RandomError, seedOf, streamOf } from './address.js'
import { writeBlocks } from './blocks.js'
import type { Seed } from './random-map.js'

/**
 * What random bits are for. Bits of different domains are independent, so a bootstrap of the
 * realisations of a seed may use that seed again.
 */
export const domains = {
  /** The maps of a random map. */
  maps: 0,
  /** The order in which a sequence of maps goes through a finite list. */
  epochs: 1,
  /** Random permutations as such: permuted orders, permutation tests. */
  permutations: 2,
  /** Resampling of a sample. */
  bootstrap: 3,
  /** Random instances of a statement. */
  instances: 4,
  /** Initial values of the parameters of a network. */
  initial: 5,
  /** Points, directions and resamples of estimators. */
  estimates: 6,
} as const
export type Domain = keyof typeof domains

/**
 * The random bits of one seed: 64 of them for every (stream, index, draw), a pure function of
 * (seed, domain, stream, index, draw). `seek(stream, index)` goes to draw 0 there, and each `next`
 * takes one draw.
 *
 * The bits are half the Philox4x32-10 block of counter (⌊stream/2⌋, index, draw, domain) under the
 * key (seed mod 2³², ⌊seed/2³²⌋ mod 2³²): the lower half for even streams, the upper for odd ones.
 */
export class Source {
  /** The lower and upper 32 bits of the latest draw, as signed integers. */
  low = 0
  high = 0
  /** How many draws have been taken since `seek`. */
  taken = 0

  readonly #domain: number
  readonly #key0: number
  readonly #key1: number
  #index = 0

  // Draws made ahead: for one index, `#width` streams from `#first` on, draw by draw.
  #ahead = new Int32Array(0)
  #first = 0
  #width = 0
  #aheadIndex = 0
  /** Which of the streams made ahead this is; #width or more if it is none of them. */
  #place = 0
  /** The stream, less #place. */
  #origin = 0
  #end = 0
  /** Where in #ahead the next draw is; #end, the length of #ahead, or more if it is not there. */
  #cursor = 0
  readonly #block = new Int32Array(4)

  /** Throws RandomError unless the seed is a safe integer. */
  constructor(seed: Seed, domain: Domain = 'maps') {
    this.#domain = domains[domain]
    this.#key0 = seedOf(seed) | 0
    this.#key1 = Math.floor(seed / 2 ** 32) | 0
  }

  /**
   * Goes to draw 0 of an index (−2³¹ ≤ index < 2³¹) of a stream (0 ≤ stream < 2³²). Index 0 holds
   * what is drawn once a realisation. Throws RandomError for others.
   */
  seek(stream: number, index: number): this {
    if (stream >>> 0 !== stream) streamOf(stream)
    if ((index | 0) !== index) {
      throw new RandomError(`index: expected an integer from −2^31 to 2^31 − 1, got ${index}`)
    }
    this.#index = index
    this.taken = 0
    const place = stream - this.#first
    this.#place =
      index === this.#aheadIndex && place >= 0 && place < this.#width ? place : this.#width
    this.#origin = stream - this.#place
    this.#cursor = this.#place < this.#width ? 2 * this.#place : this.#end
    return this
  }

  /** Goes to draw 0 of the next stream at the same index: seek(stream + 1, index), but faster. */
  hop(): this {
    const place = ++this.#place
    this.taken = 0
    this.#cursor = place < this.#width ? 2 * place : this.#end
    return this
  }

  /** Takes the next 64 bits into `low` and `high`. At most 2³² draws an index. */
  next(): void {
    const at = this.#cursor
    if (at < this.#end) {
      this.low = this.#ahead[at]!
      this.high = this.#ahead[at + 1]!
      this.#cursor = at + 2 * this.#width
    } else {
      const stream = this.#origin + this.#place
      const half = 2 * (stream & 1)
      this.#write(this.#block, 1, stream >>> 1, this.#index, this.taken)
      this.low = this.#block[half]!
      this.high = this.#block[half + 1]!
    }
    this.taken++
  }

  /** The upper 53 bits of the next draw: uniform on 0 … 2⁵³ − 1. */
  next53(): number {
    this.next()
    return (this.high >>> 0) * 2 ** 21 + (this.low >>> 11)
  }

  /** Uniform on the multiples of 2⁻⁵³ in [0, 1). Takes one draw. */
  unit(): number {
    return this.next53() * 2 ** -53
  }

  /**
   * Makes draws 0 … draws − 1 of one index for `count` streams from `stream` on, all at once.
   * Nothing but the speed of the `seek` and `next` that follow depends on it.
   */
  prefetch(stream: number, count: number, index: number, draws = 1): void {
    const pair = stream >>> 1
    const pairs = ((stream + count - 1) >>> 1) - pair + 1
    if (this.#ahead.length !== 4 * pairs * draws) this.#ahead = new Int32Array(4 * pairs * draws)
    for (let draw = 0; draw < draws; draw++) {
      const out = this.#ahead.subarray(4 * pairs * draw, 4 * pairs * (draw + 1))
      this.#write(out, pairs, pair, index, draw)
    }
    this.#first = 2 * pair
    this.#end = this.#ahead.length
    this.#width = 2 * pairs
    this.#aheadIndex = index
  }

  #write(out: Int32Array, pairs: number, pair: number, index: number, draw: number): void {
    writeBlocks(out, pairs, pair, index, draw, this.#domain, this.#key0, this.#key1)
  }
}
