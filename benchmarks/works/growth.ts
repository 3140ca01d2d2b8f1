import { iterates, plan } from '../../src/iterate/index.js'
import { affine } from '../../src/map/affine.js'
import { anchored, backward, forward, type Order } from '../../src/order/index.js'
import { iid, normal } from '../../src/random/index.js'
import { realLine } from '../../src/space/line.js'
import { real } from '../../src/space/real.js'
import type { SideResult } from '../harness/compare.js'
import { ours } from '../harness/sides.js'
import { medianInterval } from '../harness/statistics.js'
import type { Case, Make, Work } from '../harness/work.js'

const noise = normal(0, 1)
/** Maps of no closed class. */
const general = iid({
  name: 'x ↦ sin(x)/2 + B',
  space: realLine,
  draw: source => {
    const b = noise(source)
    return { name: `x ↦ sin(x)/2 + ${b}`, proved: {}, apply: (x: number) => Math.sin(x) / 2 + b }
  },
})
const closed = iid({
  name: 'x ↦ x/2 + B',
  space: realLine,
  draw: source => affine(real, 0.5, noise(source)),
})

interface Growth {
  readonly id: string
  readonly title: string
  readonly order: Order
  readonly maps: typeof general | typeof closed
  readonly sizes: readonly number[]
  /** The order of growth in theory. */
  readonly planned: number
}

const long = [1e2, 1e3, 1e4, 1e5]
const growths: readonly Growth[] = [
  { id: 'forward', title: 'forward', order: forward, maps: general, sizes: long, planned: 1 },
  {
    ...{ id: 'backward', title: 'backward, general maps', order: backward },
    ...{ maps: general, sizes: [100, 300, 1000, 3000], planned: 2 },
  },
  {
    ...{ id: 'appended', title: 'backward, maps of a closed class', order: backward },
    ...{ maps: closed, sizes: long, planned: 1 },
  },
  {
    ...{ id: 'anchored', title: 'anchored(10), general maps', order: anchored(10) },
    ...{ maps: general, sizes: long, planned: 1 },
  },
]

const upTo = (most: number) => Array.from({ length: most }, (_, i) => i + 1)

const make =
  ({ order, maps }: Growth, most: number): Make =>
  () => {
    const run = () => {
      let sum = 0
      for (const { point } of iterates(maps.realize(1), order, 0, { at: upTo(most) })) sum += point
      return sum
    }
    return { answer: [run()], run }
  }

/** Least squares of log y over log x. */
function slope(x: readonly number[], y: readonly number[]): number {
  const [u, v] = [x.map(Math.log), y.map(Math.log)]
  const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length
  const [mu, mv] = [mean(u), mean(v)]
  const square = u.reduce((sum, ui) => sum + (ui - mu) ** 2, 0)
  return u.reduce((sum, ui, i) => sum + (ui - mu) * (v[i]! - mv), 0) / square
}

/** The slope of the times of each round, and that of the counts of the plan. */
function findings(
  { order, maps, planned }: Growth,
  sizes: readonly number[],
  sides: readonly SideResult[],
) {
  const times = sides.flatMap(side => ('cpu' in side ? [side.cpu] : []))
  const slopes = times[0]!.map((_, round) =>
    slope(
      sizes,
      times.map(cpu => cpu[round]!),
    ),
  )
  const { median, low, high } = medianInterval(slopes)
  const counts = sizes.map(most => {
    const options = maps === closed ? { compositionCost: 1 } : {}
    const { applications, compositions } = plan(order, upTo(most), options)
    return applications + compositions
  })
  const [found, l, h, counted] = [median, low, high, slope(sizes, counts)].map(x => x.toFixed(2))
  return [
    `slope of log time over log N: ${found} [${l}, ${h}]; of the planned count ${counted}; ` +
      `as N → ∞ ${planned}`,
  ]
}

export const work: Work = {
  number: 8,
  title: 'Growth of the cost of all iterates n ≤ N',
  module: 'growth',
  cases: (quick): Case[] =>
    growths.map(growth => {
      const sizes = quick ? growth.sizes.slice(0, 3) : growth.sizes
      return {
        ...{ id: growth.id, title: growth.title, parameters: {}, count: 1, unit: 'curve' },
        tolerance: { relative: Infinity, because: 'sizes differ' },
        sides: sizes.map(most => ({
          ...ours(`${growth.id} ${most}`, `N = ${most.toLocaleString('en-US')}`),
          apart: 'another size',
        })),
        ratios: false,
        findings: sides => findings(growth, sizes, sides),
        limit: 'applications of maps, one after the other',
      }
    }),
  ours: Object.fromEntries(
    growths.flatMap(growth =>
      growth.sizes.map(most => [`${growth.id} ${most}`, make(growth, most)] as const),
    ),
  ),
}
