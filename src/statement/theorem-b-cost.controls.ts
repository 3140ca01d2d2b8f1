import { fractions } from '../algebra/fields.js'
import { derivative } from '../expansion/derivative.js'
import { backward } from '../order/backward.js'
import { showSystem, systems } from './fields.js'
import { property, single } from './property.js'
import type { Check } from './statement.js'
import { type Append, appends, byDerivatives, take } from './theorem-b-cost.checks.js'
import { jetCosts } from './theorem-b-cost.counts.js'

/** Without ½D²X_1[V, V]. */
const firstDerivatives: Append = ([first, second], V, theta) => {
  const v = V.apply(fractions, theta)
  return [first, second].map(X => derivative(fractions, X, theta, v))
}

/** What T_{n+1} adds on the outside, V′X_1: the append of the forward order. */
const onTheOutside: Append = (X, V, theta) => {
  const [, third] = byDerivatives(X, V, theta)
  return [derivative(fractions, V, theta, X[0].apply(fractions, theta)), third!]
}

const control = (name: string, append: Append): Check =>
  property({
    name,
    kind: 'exact',
    given: systems(2, 4),
    show: showSystem,
    holds: appends(append),
  })

export const controls: readonly Check[] = [
  single('backward jets from the ones before: N evaluations', 'exact', () =>
    take(jetCosts(backward, 12, 2), 12, 'backward, N = 12'),
  ),
  control('right-append without ½D²X_1[V, V]', firstDerivatives),
  control('right-append without derivatives of X_1: V′X_1', onTheOutside),
]
