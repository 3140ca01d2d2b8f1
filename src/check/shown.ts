import { frameOf, showCoordinate } from '../arbitrary/frame.js'

/** A point in a line: its coordinates, where it has some. */
export function shown(p: unknown): string {
  const coordinates = frameOf(p)?.coordinates(p)
  if (coordinates === undefined) return short(typeof p === 'string' ? p : JSON.stringify(p))
  const texts = coordinates.map(c => short(showCoordinate(c)))
  return texts.length === 1 ? texts[0]! : short(`(${texts.join(', ')})`, 60)
}

const short = (text: string | undefined, most = 24): string =>
  text === undefined ? 'a point' : text.length <= most ? text : `${text.slice(0, most - 1)}…`

/** A number in five digits: 0.69315, 1.2e-7. */
export const brief = (x: number): string => String(Number(x.toPrecision(5)))
