import { gradientSteps, lossSystems, showLosses, showSystem, systems } from './fields.js'
import { property } from './property.js'
import { batches, isMean, regularisedBy, showBatches } from './section-d.1.checks.js'
import type { Check } from './statement.js'

export const controls: readonly Check[] = [
  property({
    name: 'as printed: h′² Σ_{i<j} V_i′V_j',
    kind: 'exact',
    given: systems(1, 4),
    show: showSystem,
    holds: regularisedBy((i, j) => i < j),
  }),
  property({
    name: 'as printed, for gradient steps',
    kind: 'exact',
    given: lossSystems(1, 4),
    show: showLosses,
    holds: given => regularisedBy((i, j) => i < j)(gradientSteps(given)),
  }),
  property({
    name: 'batches of different sizes: hV_B = h′ΣV_i',
    kind: 'exact',
    given: batches('any'),
    show: showBatches,
    holds: isMean,
  }),
]
