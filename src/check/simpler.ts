import type { Pair } from '../estimate/steepest.js'
import {
  type Coordinate,
  type Frame,
  fractionLike,
  showCoordinate,
  sizeOf,
} from '../space/frame.js'

/**
 * How hard a pair is to read, to be compared from the left: coordinates that are not 0 and those in
 * which the points differ, then digits, then size, then minus signs.
 */
type Difficulty = readonly [terms: number, digits: number, size: number, signs: number]

/** Denominators to round to, from coarse to fine. */
const units = [1, 2, 3, 4, 5, 6, 8, 10, 100, 1000, 10_000]

/** Sizes, in units, to scale the points or the gap between them to. */
const widths = [1, 2, 3, 5, 10]

/**
 * The pair that is left when nothing simpler is `kept`: coordinates go to 0, to each other, to whole
 * numbers and short fractions, both points together or one at a time. Greedy, so a local optimum;
 * every pair it tries costs one call of `kept`, `budget` of them at most.
 */
export function simplest<P>(
  pair: Pair<P>,
  frame: Frame<P>,
  kept: (pair: Pair<P>) => boolean,
  budget = 2000,
): Pair<P> {
  let best = pair
  let tried = 0
  for (let improved = true; improved; ) {
    improved = false
    for (const candidate of simpler(best, frame)) {
      if (tried++ >= budget) return best
      if (!kept(candidate)) continue
      best = candidate
      improved = true
      break
    }
  }
  return best
}

/** Pairs that are easier to read than a given one. */
function* simpler<P>([x, y]: Pair<P>, frame: Frame<P>): Generator<Pair<P>> {
  const [a, b] = [frame.coordinates(x), frame.coordinates(y)]
  const now = difficulty(a, b)
  for (const [c, d] of variants(a, b)) {
    if (before(difficulty(c, d), now)) yield [frame.point(c), frame.point(d)]
  }
}

type Coordinates = readonly Coordinate[]

function* variants(a: Coordinates, b: Coordinates): Generator<readonly [Coordinates, Coordinates]> {
  const zero = a.map(c => fractionLike(c, 0, 1))
  yield [zero, a.map((c, i) => minus(b[i]!, c))]
  yield [zero, a.map((c, i) => minus(c, b[i]!))]
  const sizes = [...a, ...b].map(sizeOf)
  const scale = Math.max(...sizes.map(Math.abs))
  const gap = b.map((d, i) => sizeOf(d) - sizeOf(a[i]!))
  const width = Math.max(...gap.map(Math.abs))
  for (const most of widths) {
    const scaled = (c: Coordinate) => fractionLike(c, Math.round((most / scale) * sizeOf(c)), 1)
    yield [a.map(scaled), b.map(scaled)]
  }
  for (const q of units) {
    const round = (c: Coordinate) => fractionLike(c, Math.round(sizeOf(c) * q), q)
    const x = a.map(round)
    yield [x, b.map(round)]
    for (const most of [...widths, ...widths.map(w => -w)]) {
      const y = x.map((c, i) => minus(c, fractionLike(c, Math.round((-most / width) * gap[i]!), q)))
      yield [x, y]
    }
  }
  for (let i = 0; i < a.length; i++) {
    const [c, d] = [a[i]!, b[i]!]
    yield [a, replaced(b, i, c)]
    yield [replaced(a, i, d), b]
    const origin = zero[i]!
    yield [replaced(a, i, origin), replaced(b, i, minus(d, c))]
    for (const simple of simplerScalars(c)) yield [replaced(a, i, simple), b]
    for (const simple of simplerScalars(d)) yield [a, replaced(b, i, simple)]
    for (const step of steps(c))
      yield [replaced(a, i, minus(c, step)), replaced(b, i, minus(d, step))]
  }
}

function* simplerScalars(c: Coordinate): Generator<Coordinate> {
  const size = sizeOf(c)
  yield fractionLike(c, 0, 1)
  yield fractionLike(c, Math.sign(size), 1)
  yield fractionLike(c, -size, 1)
  for (const q of units) {
    for (const round of [Math.trunc, Math.round]) yield fractionLike(c, round(size * q), q)
  }
  for (const step of steps(c)) yield minus(c, step)
}

/** Whole numbers to take off a scalar, the largest first: |c|/2, |c|/4, …, 1, with its sign. */
function* steps(c: Coordinate): Generator<Coordinate> {
  const size = sizeOf(c)
  for (let step = Math.floor(Math.abs(size) / 2); step >= 1; step = Math.floor(step / 2)) {
    yield fractionLike(c, Math.sign(size) * step, 1)
  }
}

const minus = (a: Coordinate, b: Coordinate): Coordinate =>
  typeof a === 'number' ? a - sizeOf(b) : a.sub(b)

const replaced = (v: Coordinates, i: number, c: Coordinate): Coordinates =>
  v.map((old, j) => (j === i ? c : old))

function difficulty(a: Coordinates, b: Coordinates): Difficulty {
  const all = [...a, ...b]
  const sizes = all.map(sizeOf)
  const differing = b.filter((c, i) => sizeOf(c) !== sizes[i]).length
  return [
    sizes.filter(size => size !== 0).length + differing,
    all.reduce((digits: number, c) => digits + showCoordinate(c).replace('-', '').length, 0),
    sizes.reduce((sum, size) => sum + Math.abs(size), 0),
    sizes.filter(size => size < 0).length,
  ]
}

/** The order of a dictionary. */
function before(a: Difficulty, b: Difficulty): boolean {
  const i = a.findIndex((part, j) => part !== b[j])
  return i >= 0 && a[i]! < b[i]!
}
