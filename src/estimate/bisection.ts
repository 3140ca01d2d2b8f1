import type { Chart } from '../space/chart.js'
import { inRegion, middleOf, type Region } from './region.js'

/** Where to halve a box: a side, and a number between its ends. */
export interface Cut {
  readonly side: number
  readonly at: number
}

/** The middle of the longest side of a box in a chart; undefined if no double is inside any side. */
export function longestSide({ scale, logarithmic }: Chart, { low, high }: Region): Cut | undefined {
  let longest = 0
  let cut: Cut | undefined
  low.forEach((a, side) => {
    const b = high[side]!
    const length = logarithmic ? Math.log(b) - Math.log(a) : (scale?.[side] ?? 1) * (b - a)
    const at = logarithmic ? Math.sqrt(a) * Math.sqrt(b) : a + (b - a) / 2
    if (!(length > longest && a < at && at < b)) return
    longest = length
    cut = { side, at }
  })
  return cut
}

/** Room for the rounding of a distance. */
const slack = 2 ** -40

/** Whether a box has no point of the ball that a region is, where it is one. */
export function missesBall(region: Region, { low, high }: Region): boolean {
  if (region.radius === undefined) return false
  const gaps = middleOf(region).map((c, i) => Math.max(low[i]! - c, c - high[i]!, 0))
  return Math.hypot(...gaps) > region.radius * (1 + slack)
}

/** Whether a point is in a region for certain. */
export const surelyIn = (region: Region, x: Float64Array): boolean =>
  inRegion(
    region.radius === undefined ? region : { ...region, radius: region.radius * (1 - slack) },
    x,
  )
