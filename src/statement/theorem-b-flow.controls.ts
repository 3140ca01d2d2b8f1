import { treeFactorial, treeSymmetry } from '../expansion/tree.js'
import { rational } from '../space/rational.js'
import { property } from './property.js'
import type { Check } from './statement.js'
import { powers, powersAre, showPower } from './theorem-b-flow.checks.js'
import { omega, weakly } from './theorem-b-flow.trees.js'

const control = (name: string, weight: Parameters<typeof powersAre>[0]): Check =>
  property({
    name,
    kind: 'exact',
    given: powers,
    show: showPower,
    holds: powersAre(weight, 3),
  })

export const controls: readonly Check[] = [
  control('n steps as the flow: n^{|t|}/t! for Ω(t, n)', (t, n) =>
    rational(BigInt(n) ** BigInt(t.order), treeFactorial(t)),
  ),
  control('labellings that increase weakly', weakly),
  control('without 1/σ(t)', (t, n) => omega(t, n).mul(treeSymmetry(t))),
]
