import { coordinatesOf, pointAt } from '../../estimate/charted.js'
import { box, type Region } from '../../estimate/region.js'
import type { SelfMap } from '../../map/self-map.js'
import { asFinite } from '../known.js'
import { brief } from '../shown.js'
import { type Subject, SubjectError } from '../subject.js'

/** A random map as far as estimators look at it: what each method starts from. */
export interface Looked<P> {
  readonly subject: Subject<P>
  /** All maps of a finite law; T_1 … T_r of any other. */
  readonly maps: readonly SelfMap<P>[]
  /** Whether those are all maps of the law, so that what is proved of them is proved of it. */
  readonly whole: boolean
  /** "all 2 maps", "16 maps drawn". */
  readonly extent: string
  /** Where constants are asked for; absent where the space has no coordinates. */
  readonly region?: Region
  /** The region in words, and where it is from. */
  readonly where: string
  readonly seed: number
  /** Whether the budget of the method under way is spent. */
  readonly stop: () => boolean
  /** Milliseconds of it that are left. */
  readonly left: () => number
}

/** How many maps of an infinite law are looked at one by one. */
const drawn = 16

/** What the methods start from. Throws SubjectError for a region of another dimension, or outside. */
export function look<P>(
  subject: Subject<P>,
  options: Pick<Looked<P>, 'seed' | 'stop' | 'left'> & { readonly region?: Region },
): Looked<P> {
  const finite = asFinite(subject.map)
  const realisation = subject.map.realize(options.seed)
  const maps = finite?.maps ?? Array.from({ length: drawn }, (_, i) => realisation.at(i + 1))
  const given = options.region ?? subject.region
  const region = given ?? visited(subject, options)
  if (region !== undefined) checkRegion(subject, region)
  const from = options.region ? '' : given ? ', its own' : ', around what a forward path visits'
  return {
    ...options,
    subject,
    maps,
    whole: finite !== undefined,
    extent: finite
      ? maps.length === 1
        ? 'the one map'
        : `all ${maps.length} maps`
      : `${maps.length} maps drawn`,
    ...(region && { region }),
    where: region ? `${shownRegion(region)}${from}` : 'points given or visited: no coordinates',
  }
}

function checkRegion<P>({ space }: Subject<P>, region: Region): void {
  const { chart } = space
  if (chart === undefined) {
    throw new SubjectError(`region: expected a space with coordinates, got ${space.name}`)
  }
  if (region.low.length !== chart.dimension) {
    throw new SubjectError(
      `region: expected ${chart.dimension} coordinates, as ${space.name} has, got ${region.low.length}`,
    )
  }
  for (const end of [region.low, region.high]) {
    const objection = space.objection(pointAt(space, end))
    if (objection !== undefined) {
      throw new SubjectError(`region: expected one of points of ${space.name}, got ${objection}`)
    }
  }
}

/**
 * The box around a forward path of 400 steps, or of those done by `stop`, half as wide again; undefined
 * without coordinates.
 */
function visited<P>(
  { map, space, start }: Subject<P>,
  { seed, stop }: Pick<Looked<P>, 'seed' | 'stop'>,
): Region | undefined {
  if (space.chart === undefined) return undefined
  const maps = map.realize(seed, 1)
  const low = Float64Array.from(coordinatesOf(start))
  const high = Float64Array.from(low)
  let p = start
  for (let i = 1; i <= 400 && !stop(); i++) {
    p = maps.at(i).apply(p)
    const x = coordinatesOf(p)
    // A path that leaves the space, or runs away, has been seen enough of.
    if (space.objection(p) !== undefined || x.some(c => Math.abs(c) > 1e6)) break
    x.forEach((c, j) => {
      low[j] = Math.min(low[j]!, c)
      high[j] = Math.max(high[j]!, c)
    })
  }
  const wider = (by: number, side: 1 | -1) => (c: number, j: number) => {
    const width = high[j]! - low[j]!
    return rounded(c + side * (width > 0 ? by * width : 1), side)
  }
  const around = box(low.map(wider(0.25, -1)), high.map(wider(0.25, 1)))
  const inside = [around.low, around.high].every(
    end => space.objection(pointAt(space, end)) === undefined,
  )
  return inside ? around : box(low, high)
}

/** To three digits, away from the inside. */
function rounded(x: number, side: 1 | -1): number {
  if (x === 0) return 0
  const unit = 10 ** (Math.floor(Math.log10(Math.abs(x))) - 2)
  const steps = side > 0 ? Math.ceil(x / unit) : Math.floor(x / unit)
  return Number((steps * unit).toPrecision(4))
}

/** "[-1, 1]", "[-1, 1]^4", "ball around (0, 0) of radius 2". */
export function shownRegion(region: Region): string {
  const { low, high, radius } = region
  if (radius !== undefined) {
    const centre = Array.from(low, (a, i) => brief((a + high[i]!) / 2))
    return `ball around (${centre.join(', ')}) of radius ${brief(radius)}`
  }
  const sides = Array.from(low, (a, i) => `[${brief(a)}, ${brief(high[i]!)}]`)
  const same = sides.every(side => side === sides[0])
  if (same) return sides.length === 1 ? sides[0]! : `${sides[0]}^${sides.length}`
  return sides.length <= 4 ? sides.join(' × ') : `${sides.slice(0, 3).join(' × ')} × …`
}
