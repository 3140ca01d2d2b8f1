import { reversed } from '../order/word.js'
import { along, jet, sameJet, showAlong, systems } from './fields.js'
import { property } from './property.js'
import type { Check } from './statement.js'
import { byLabellings, byTrees, siblingsDiffer } from './theorem-b.sums.js'

const given = along(systems(1, 3), { maxLength: 3, most: 3 })

export const controls: readonly Check[] = [
  property({
    name: 'siblings with labels of their own alone',
    kind: 'exact',
    given,
    show: showAlong,
    holds: system =>
      sameJet(
        byLabellings(system, system.word, 3, { counts: siblingsDiffer }),
        jet(system, system.word, 3),
      ),
  }),
  property({
    name: 'without 1/σ(t)',
    kind: 'exact',
    given,
    show: showAlong,
    holds: system =>
      sameJet(
        byLabellings(system, system.word, 3, { symmetry: () => 1 }),
        jet(system, system.word, 3),
      ),
  }),
  property({
    name: 'labels that decrease away from the root',
    kind: 'exact',
    given,
    show: showAlong,
    holds: system =>
      sameJet(byTrees(system, reversed(system.word), 3), jet(system, system.word, 3)),
  }),
]
