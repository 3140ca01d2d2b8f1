import fc from 'fast-check'
import { backward } from '../order/backward.js'
import { real } from '../space/real.js'
import { showSystem, systems } from './fields.js'
import { all, atMost } from './finding.js'
import { roughRemainders } from './lemma-c.1.rough.js'
import { plane, sameVector } from './planar.js'
import { property, single } from './property.js'
import type { Check } from './statement.js'
import {
  brackets,
  choices,
  expected,
  meanBrackets,
  rotations,
  showFieldChoices,
} from './theorem-c.2.checks.js'

export const controls: readonly Check[] = [
  single('V_1 = |x|^{3/2}, V_2 = 1 at 0, [V_1, V_2] = 0: a gap of at most 4h³', 'exact', () => {
    const { holds, margin = 0 } = all(roughRemainders.map(({ gap }) => atMost(real, gap, 4)))
    const ratios = roughRemainders.map(({ gap }) => gap).join(', ')
    return { holds, margin, because: `h = 2^−4, 2^−8, 2^−12: (T_1T_2 − T_2T_1)(0)/h³ = ${ratios}` }
  }),
  property({
    name: 'independent, not identical: the expectation is 0',
    kind: 'exact',
    given: fc.tuple(choices, choices),
    show: ([a, b]) => `V_1: ${showFieldChoices(a)}; V_2: ${showFieldChoices(b)}`,
    holds: ([a, b]) =>
      sameVector(
        expected([a.maps, b.maps], fields =>
          brackets({ fields, start: a.start }, backward.word(2)),
        ),
        plane.zero(),
        'E [V_1, V_2]',
      ),
  }),
  property({
    name: 'the mean over the rotations of 1, …, n is 0',
    kind: 'exact',
    given: systems(2, 4),
    show: showSystem,
    holds: system =>
      sameVector(
        meanBrackets(system, rotations(system.fields)),
        plane.zero(),
        'mean over rotations',
      ),
  }),
]
