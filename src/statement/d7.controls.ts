import { couplingFromThePast } from '../iterate/coupling.js'
import { table } from '../map/table.js'
import { rationals } from '../space/rational.js'
import { stationary } from './coupling-chain.js'
import { are, reflectingWalk, twoStates, unbiased, uniformOn } from './d7.chains.js'
import { enumerated, forwardInTime, impatient, withFreshMaps } from './d7.samplers.js'
import { equals } from './finding.js'
import { listed } from './given.js'
import { single } from './property.js'
import type { Check } from './statement.js'

const Q = rationals

export const controls: readonly Check[] = [
  single('two states, forward in time', 'exact', () =>
    unbiased(enumerated(twoStates, forwardInTime(8), 8), stationary),
  ),
  single('two states, maps drawn anew at each doubling', 'exact', () =>
    unbiased(enumerated(twoStates, withFreshMaps(4), 7), stationary),
  ),
  single('two states, runs longer than 3 given up', 'exact', () =>
    are(impatient(twoStates, 3), ['2/3', '1/3'], 'law given T ≤ 3'),
  ),
  single('reflecting walk {0, 1, 2}, forward in time', 'exact', () =>
    unbiased(enumerated(reflectingWalk(2), forwardInTime(6), 6), uniformOn(2)),
  ),
  single('reflecting walk {0, 1, 2}, maps drawn anew', 'exact', () =>
    unbiased(enumerated(reflectingWalk(2), withFreshMaps(4), 7), uniformOn(2)),
  ),
  single('reflecting walk {0, 1, 2}, given T ≤ 8', 'exact', () =>
    are(impatient(reflectingWalk(2), 8), ['1/3', '1/3', '1/3'], 'law given T ≤ 8'),
  ),
  single('two end states, maps that are not increasing', 'exact', () => {
    // T_1 sends 0 and 2 to 0, but 1 to 2: the ends have met and 1 has not.
    const maps = listed([table([0, 2, 0]), table([1, 1, 1])])
    const [ends, every] = [
      [0, 2],
      [0, 1, 2],
    ].map(states => couplingFromThePast(maps, states))
    return equals(Q, Q.of(ends!.value), Q.of(every!.value), 'value from the ends')
  }),
]
