import { brief } from '../estimate/brief.js'
import { frameOf, showCoordinate } from '../space/frame.js'
import type { MetricSpace } from '../space/metric-space.js'
import type { StretchBy } from './lipschitz-search.js'

export { brief }

/** A point in a line: its coordinates, where it has some. */
export function shown(p: unknown): string {
  const coordinates = frameOf(p)?.coordinates(p)
  if (coordinates === undefined) return short(typeof p === 'string' ? p : JSON.stringify(p))
  const texts = coordinates.map(c => short(showCoordinate(c)))
  return texts.length === 1 ? texts[0]! : short(`(${texts.join(', ')})`, 60)
}

/** A point in a line, its coordinates in five digits. */
export function shownNear(p: unknown): string {
  if (typeof p !== 'number' && !(p instanceof Float64Array)) return shown(p)
  const texts = (typeof p === 'number' ? [p] : Array.from(p)).map(brief)
  return texts.length === 1 ? texts[0]! : short(`(${texts.join(', ')})`, 60)
}

const short = (text: string | undefined, most = 24): string =>
  text === undefined ? 'a point' : text.length <= most ? text : `${text.slice(0, most - 1)}…`

/** A pair of points with what is between them before and after, in digits that tell after from k·before. */
export function shownPair<P, S>(
  { x, y, before, after, map }: StretchBy<P, S>,
  { field }: MetricSpace<P, S>,
  k: number,
): string {
  const [d, e] = [field.toNumber(before), field.toNumber(after)]
  const enough = [5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16].find(
    digits => Number(e.toPrecision(digits)) > k * Number(d.toPrecision(digits)),
  )
  const [far, apart] = [d, e].map(c =>
    e === k * d ? brief(c) : String(Number(c.toPrecision(enough ?? 17))),
  )
  return `${map.name}: d(Tx, Ty) = ${apart}, d(x, y) = ${far} at x = ${shown(x)}, y = ${shown(y)}`
}
