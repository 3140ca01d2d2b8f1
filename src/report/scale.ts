import type { Axis } from '../statement/figure.js'
import { typesetNumber } from './number.js'

/** An axis with its ends and marks: what a value's place on it is, and what is written there. */
export interface Scale {
  readonly type: 'linear' | 'log'
  readonly domain: readonly [low: number, high: number]
  /** Where marks stand; absent where the drawing may choose. */
  readonly ticks?: readonly number[]
  /** The place of a value, 0 at the low end, 1 at the high end. */
  place(value: number): number
}

/** Beyond this, and on a log axis below its inverse, lengths overflow; nothing is shown there. */
const greatest = 1e300
/** Values that differ by less, relatively, are drawn as one: no mark could tell them apart. */
const leastSpread = 1e-9
/** What a label takes of the shortest axis that is drawn. */
const LABEL = 0.11

/** Whether a value can be shown on an axis: finite, and positive on a log axis. */
export function isShown(axis: Axis, value: number): boolean {
  return Math.abs(value) <= greatest && (axis.scale !== 'log' || value >= 1 / greatest)
}

/** The scale of an axis over the values shown on it; over [0, 1] or [1, 10] when there are none. */
export function scaleOf(axis: Axis, values: Iterable<number>): Scale {
  let low = Number.POSITIVE_INFINITY
  let high = Number.NEGATIVE_INFINITY
  for (const value of values) {
    low = Math.min(low, value)
    high = Math.max(high, value)
  }
  return axis.scale === 'log' ? logScale(low, high) : linearScale(low, high)
}

function linearScale(min: number, max: number): Scale {
  let [low, high] = min <= max ? [min, max] : [0, 1]
  const size = Math.max(Math.abs(low), Math.abs(high))
  if (high - low <= size * leastSpread || size < 1 / greatest) {
    // What is one value, but for rounding, stands in the middle of an interval of its own size.
    const half = size < 1 / greatest ? 1 : size / 2
    low -= half
    high += half
  }
  return { type: 'linear', domain: [low, high], place: value => (value - low) / (high - low) }
}

function logScale(min: number, max: number): Scale {
  let [low, high] = min <= max ? [min, max] : [1, 10]
  if (high / low - 1 <= leastSpread) {
    low /= 2
    high *= 2
  }
  const start = Math.log10(low)
  const length = Math.log10(high) - start
  return {
    type: 'log',
    domain: [low, high],
    ticks: logTicks(low, high),
    place: value => (Math.log10(value) - start) / length,
  }
}

/** At most nine powers of ten; where they are too few 1, 2, 5 times them, then even steps. */
function logTicks(low: number, high: number): number[] {
  const first = Math.ceil(Math.log10(low) - 1e-9)
  const last = Math.floor(Math.log10(high) + 1e-9)
  const step = Math.max(1, Math.ceil((last - first) / 8))
  const powers: number[] = []
  for (let e = Math.ceil(first / step) * step; e <= last; e += step) powers.push(Number(`1e${e}`))
  if (powers.length > 2) return powers
  const fine: number[] = []
  for (let e = first - 1; e <= last; e++) {
    for (const m of [1, 2, 5]) fine.push(Number(`${m}e${e}`))
  }
  const inside = fine.filter(tick => low <= tick * (1 + 1e-9) && tick <= high * (1 + 1e-9))
  return inside.length > 2 ? inside : evenTicks(low, high)
}

/** Three to eight multiples of 1, 2 or 5 times a power of ten. */
function evenTicks(low: number, high: number): number[] {
  const exponent = Math.floor(Math.log10((high - low) / 3))
  const unit = 10 ** exponent
  const m = [5, 2, 1].find(times => times * unit <= (high - low) / 3) ?? 1
  const step = m * unit
  const ticks: number[] = []
  for (let k = Math.ceil(low / step - 1e-9); k <= high / step + 1e-9; k++) {
    // Fifteen digits hide the rounding of the product.
    ticks.push(Number((k * step).toPrecision(15)))
  }
  return apart(ticks.length > 1 ? ticks : [low, high], low, high)
}

/** Marks of a log axis without those whose labels would touch the one before. */
function apart(ticks: readonly number[], low: number, high: number): number[] {
  const least = LABEL * Math.log(high / low)
  const kept: number[] = []
  for (const tick of ticks) {
    if (kept.length === 0 || Math.log(tick / kept.at(-1)!) >= least) kept.push(tick)
  }
  return kept
}

/** What is written at a mark. */
export function tickLabel(value: number): string {
  const size = Math.abs(value)
  if (size >= 1e4 && size < 1e6) return value.toLocaleString('en-US').replace('-', '−')
  // Twelve digits hide the rounding of sums of steps, 0.30000000000000004, and nothing else.
  return typesetNumber(value, 12)
}
