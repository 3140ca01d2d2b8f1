import { averages } from './averages.js'
import { balls } from './balls.js'
import { bends } from './bends.js'
import { carried } from './carried.js'
import { decays } from './decays.js'
import { enclosures } from './enclosures.js'
import { exponents } from './exponents.js'
import { extremes } from './extremes.js'
import type { Facts } from './facts.js'
import type { MethodFindings } from './findings.js'
import { jacobians } from './jacobians.js'
import type { Looked } from './looked.js'
import { pairs } from './pairs.js'
import type { MethodName } from './study.js'
import { tails } from './tails.js'

/** What each method does with a random map, given what was found before it. */
export const methods: Readonly<
  Record<MethodName, <P>(looked: Looked<P>, before: Facts) => MethodFindings>
> = {
  carried,
  pairs,
  'extreme-value': extremes,
  jacobian: jacobians,
  interval: enclosures,
  curvature: bends,
  'log-average': averages,
  lyapunov: exponents,
  decay: decays,
  ball: balls,
  tail: tails,
}
