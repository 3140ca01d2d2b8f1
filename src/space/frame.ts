import { Fraction } from 'fraction.js'
import { type Rational, rational, rationals } from './rational.js'
import { real } from './real.js'

/** A scalar that points are made of: a double, or an exact rational. */
export type Coordinate = number | Rational

/** How points of one shape are made of scalars. */
export interface Frame<P> {
  /** The scalars of a point, in order. */
  coordinates(p: P): readonly Coordinate[]
  /** The value of that shape with these scalars, which need not be a point of any space. */
  point(coordinates: readonly Coordinate[]): P
}

/**
 * The frame of points of one shape: numbers, rationals, Float64Arrays, or arrays of such, nested as
 * in products. Undefined for points of other kinds, or of several shapes.
 */
export function frameOf<P>(...points: readonly [P, ...P[]]): Frame<P> | undefined {
  const [shape, ...others] = points.map(shapeOf)
  if (shape === undefined || others.some(other => other?.name !== shape.name)) return undefined
  return {
    coordinates: p => shape.read(p),
    point: coordinates => shape.write(coordinates) as P,
  }
}

interface Shape {
  /** Two shapes of one name are the same. */
  readonly name: string
  readonly size: number
  read(p: unknown): readonly Coordinate[]
  write(coordinates: readonly Coordinate[]): unknown
}

function shapeOf(p: unknown): Shape | undefined {
  if (typeof p === 'number' || p instanceof Fraction) {
    const name = typeof p === 'number' ? real.name : rationals.name
    return { name, size: 1, read: q => [q as Coordinate], write: ([c]) => c }
  }
  if (p instanceof Float64Array) {
    return {
      name: `${real.name}^${p.length}`,
      size: p.length,
      read: q => Array.from(q as Float64Array),
      write: coordinates => Float64Array.from(coordinates, Number),
    }
  }
  return Array.isArray(p) ? shapeOfArray(p) : undefined
}

function shapeOfArray(p: readonly unknown[]): Shape | undefined {
  const parts: Shape[] = []
  for (const part of p) {
    const shape = shapeOf(part)
    if (shape === undefined) return undefined
    parts.push(shape)
  }
  return {
    name: `(${parts.map(({ name }) => name).join(', ')})`,
    size: parts.reduce((sum, { size }) => sum + size, 0),
    read: q => parts.flatMap((part, i) => part.read((q as readonly unknown[])[i])),
    write(coordinates) {
      let next = 0
      return parts.map(({ size, write }) => {
        const part = coordinates.slice(next, next + size)
        next += size
        return write(part)
      })
    },
  }
}

/** a + t·(b − a): between a and b where 0 ≤ t ≤ 1. Both are scalars of one kind. */
export function between(a: Coordinate, b: Coordinate, t: number): Coordinate {
  if (typeof a === 'number') return a + t * (sizeOf(b) - a)
  return a.add(rational(t).mul((b as Rational).sub(a)))
}

/** The nearest double. */
export const sizeOf = (c: Coordinate): number => (typeof c === 'number' ? c : rationals.toNumber(c))

/** p/q as a scalar of the kind of c. */
export const fractionLike = (c: Coordinate, p: number, q: number): Coordinate =>
  typeof c === 'number' ? real.of(p, q) : rational(p, q)

/** The scalar as people write it. */
export const showCoordinate = (c: Coordinate): string =>
  typeof c === 'number' ? real.show(c) : rationals.show(c)

/** A name that two points share exactly when all their scalars are the same; JSON for other points. */
export const keyOf = (p: unknown): string =>
  frameOf(p)?.coordinates(p).map(showCoordinate).join(' ') ?? JSON.stringify(p)
