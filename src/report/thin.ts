type Point = readonly [x: number, y: number]

/**
 * A line with fewer points that looks the same: of each run of neighbouring points in one pixel
 * column, the first, the lowest, the highest and the last, in their order.
 * Source: Jugel, Jerzak, Hackenbroich and Markl 2014, "M4: a visualization-oriented time series
 * data aggregation", whose drawing of a line is exact to the pixel.
 */
export function thinLine(points: readonly Point[], column: (x: number) => number): Point[] {
  const kept: Point[] = []
  let run: Point[] = []
  let at = Number.NaN
  for (const point of points) {
    const next = Math.floor(column(point[0]))
    if (next !== at) {
      kept.push(...extremes(run))
      run = []
      at = next
    }
    run.push(point)
  }
  return [...kept, ...extremes(run)]
}

/** Dots with those left out that fall into the pixel of an earlier one. */
export function thinDots(
  points: readonly Point[],
  column: (x: number) => number,
  row: (y: number) => number,
): Point[] {
  const taken = new Set<string>()
  return points.filter(([x, y]) => {
    const pixel = `${Math.floor(column(x))},${Math.floor(row(y))}`
    return !taken.has(pixel) && taken.add(pixel)
  })
}

function extremes(run: readonly Point[]): Point[] {
  if (run.length <= 4) return [...run]
  let low = 0
  let high = 0
  run.forEach(([, y], i) => {
    if (y < run[low]![1]) low = i
    if (y > run[high]![1]) high = i
  })
  const indices = new Set([0, Math.min(low, high), Math.max(low, high), run.length - 1])
  return [...indices].map(i => run[i]!)
}
