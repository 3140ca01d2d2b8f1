// Our own parts, each alone: npm run bench [-- part of a name].
import { bench, do_not_optimize, group, run } from 'mitata'
import { iterates } from '../src/iterate/index.js'
import { affine } from '../src/map/affine.js'
import { anchored, backward, forward, type Order } from '../src/order/index.js'
import {
  ar1,
  ensemble,
  iid,
  normal,
  philox,
  randomDenseAffine,
  Source,
  standardNormal,
} from '../src/random/index.js'
import { float64 } from '../src/space/float64.js'
import { realLine } from '../src/space/line.js'
import { real } from '../src/space/real.js'
import { denseTasks } from './dense-tasks.js'

const upTo = (most: number) => Array.from({ length: most }, (_, i) => i + 1)

group('random numbers', () => {
  const source = new Source(1)
  let i = 0
  bench('a Philox block', () => philox([i++, 0, 0, 0], [1, 2]))
  bench('a normal number, sought', () => standardNormal(source.seek(0, ++i)))
})

group('an ensemble of 10,000 AR(1) chains, one step', () => {
  const size = 10_000
  const h = 0.1
  const maps = ensemble(ar1({ h, noise: normal(0, 1) }), size).realize(1)
  let [i, x] = [0, new Float64Array(size)]
  bench('ensemble', () => {
    x = maps.at(++i).apply(x) as typeof x
  })
  const y = new Float64Array(size)
  // The usual few lines: neither seeded nor replayable.
  bench('Math.random, Box–Muller', () => {
    for (let r = 0; r < size; r++) {
      const u = Math.sqrt(-2 * Math.log(1 - Math.random()))
      y[r] = (1 - h) * y[r]! + h * u * Math.cos(2 * Math.PI * Math.random())
    }
  })
})

group('compositions', () => {
  const line = affine(real, 0.5, 1)
  bench('affine after affine', () => line.after(line))
  const d = 10
  const law = randomDenseAffine({ dimension: d, entry: normal(0, 0.3), shift: normal(0, 1) })
  const maps = law.realize(1)
  const [t, u] = [maps.at(1), maps.at(2)]
  const x = float64(d).zero()
  bench('dense affine after dense affine, ℝ¹⁰', () => t.after(u))
  bench('dense affine applied, ℝ¹⁰', () => t.apply(x))
})

group('all iterates n ≤ 1000 of scalar maps', () => {
  const noise = normal(0, 1)
  const closed = iid({
    name: 'x ↦ x/2 + B',
    space: realLine,
    draw: source => affine(real, 0.5, noise(source)),
  })
  const walk = (order: Order) => () => {
    for (const { point } of iterates(closed.realize(1), order, 0, { at: upTo(1000) })) {
      do_not_optimize(point)
    }
  }
  bench('forward', walk(forward))
  bench('backward, appended', walk(backward))
  bench('anchored(10)', walk(anchored(10)))
})

await denseTasks(group, bench)
const [filter] = process.argv.slice(2)
await run(filter === undefined ? {} : { filter: new RegExp(filter) })
process.exit()
