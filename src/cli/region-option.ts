import { ball, box, type Region } from '../estimate/region.js'
import { UsageError } from './usage.js'

const number = String.raw`[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?`
const side = new RegExp(String.raw`^\[\s*(${number})\s*,\s*(${number})\s*\](?:\s*\^\s*(\d+))?$`)
const range = new RegExp(String.raw`^(${number})\s*\.\.\s*(${number})$`)
const round = new RegExp(String.raw`^ball\s*\((.*);\s*(${number})\s*\)$`)

const expected = "an interval '-1..1', a box '[-1,1]^3' or '[0,1]x[0,2]', or 'ball(0,0; 2)'"

/** A region of ℝ^d from the command line. Throws UsageError, in one line, for what is none. */
export function regionOption(text: string, option: string): Region {
  const refuse = () =>
    new UsageError(`${option}: expected ${expected}, got ${JSON.stringify(text)}`)
  const trimmed = text.trim()
  const circular = round.exec(trimmed)
  if (circular) {
    const centre = circular[1]!
      .split(',')
      .map(part => (part.trim() === '' ? Number.NaN : Number(part)))
    const radius = Number(circular[2])
    if (!centre.every(Number.isFinite) || !(radius > 0 && radius < Infinity)) throw refuse()
    return ball(centre, radius)
  }
  const sides: (readonly [number, number])[] = []
  for (const part of trimmed.split(/\s*[x×]\s*(?=\[)/)) {
    const found = side.exec(part) ?? (sides.length === 0 ? range.exec(part) : null)
    if (!found) throw refuse()
    const times = found[3] === undefined ? 1 : Number(found[3])
    if (!(times >= 1 && times <= 10_000)) throw refuse()
    for (let i = 0; i < times; i++) sides.push([Number(found[1]), Number(found[2])])
  }
  if (sides.some(([low, high]) => !(low < high && Number.isFinite(high - low)))) throw refuse()
  return box(
    sides.map(([low]) => low),
    sides.map(([, high]) => high),
  )
}
