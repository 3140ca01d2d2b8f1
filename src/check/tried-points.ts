import fc from 'fast-check'
import { between, frameOf } from '../space/frame.js'
import { rational } from '../space/rational.js'
import type { Known } from './known.js'
import { orbit } from './module-questions.js'

/** Where contraction is tried: points given or of an orbit, between and beyond them, and around. */
export function triedPoints<P, S>(known: Known<P, S>): fc.Arbitrary<P> {
  const { space, start, points = orbit(known, 60) } = known.subject
  const frame = frameOf(start)
  const given = fc.constantFrom(start, ...points)
  if (frame === undefined) return given
  const within = (p: P, instead: P) => (space.objection(p) === undefined ? p : instead)
  const tenths = fc.integer({ min: -20, max: 30 })
  const beyond = fc.tuple(given, given, tenths).map(([p, q, t]) => {
    const b = frame.coordinates(q)
    return within(frame.point(frame.coordinates(p).map((c, i) => between(c, b[i]!, t / 10))), p)
  })
  const size = frame.coordinates(start).length
  const eighths = fc.array(fc.integer({ min: -80, max: 80 }), { minLength: size, maxLength: size })
  const around = fc.tuple(given, eighths).map(([p, shifts]) => {
    const moved = frame
      .coordinates(p)
      .map((c, i) => (typeof c === 'number' ? c + shifts[i]! / 8 : c.add(rational(shifts[i]!, 8))))
    return within(frame.point(moved), p)
  })
  return fc.oneof(given, beyond, around)
}
