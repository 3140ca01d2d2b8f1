import { rational, rationals } from '../space/rational.js'
import { showSystem, systems } from './fields.js'
import { atMost, either } from './finding.js'
import { property } from './property.js'
import {
  affinePairs,
  derived,
  grid,
  isLargeBatchWith,
  showPair,
  squaredError,
} from './section-d.2.1.checks.js'
import type { Check } from './statement.js'

export const controls: readonly Check[] = [
  property({
    name: 'one of the values of the grid is that of T_perm, c = 2, 3, 4',
    kind: 'exact',
    given: systems(2, 4),
    show: showSystem,
    holds(system) {
      const right = grid.filter(lambda => isLargeBatchWith(system, lambda).holds)
      const lambda = derived(system.fields.length).toFraction()
      return either(right.length > 0, `λ = ${lambda}·h², not of the grid`)
    },
  }),
  property({
    name: 'the least λ of the grid is nearer to T_perm than none, c = 2',
    kind: 'exact',
    given: affinePairs,
    show: showPair,
    holds([system, h]) {
      const [least, none] = [grid[0]!, rational(0)].map(l => squaredError(system, h, l))
      return atMost(rationals, least!, none!, '|T_large + ½h²Σ − T_perm|²')
    },
  }),
  property({
    name: 'the large batch with step h/c is T_perm to first order',
    kind: 'exact',
    given: systems(2, 4),
    show: showSystem,
    holds: system => {
      const c = system.fields.length
      return isLargeBatchWith(system, derived(c), rational(1, c))
    },
  }),
]
