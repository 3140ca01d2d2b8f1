import type { FiniteLaw } from '../law/finite-law.js'
import { backward } from '../order/backward.js'
import { adamLaw } from './counters.laws.js'
import { empirical } from './sampled.js'

/** The distribution functions of θ_n under Adam, backward, by either counter. */
export function distributions(n: number, counted: FiniteLaw<number>) {
  const indexed = adamLaw(backward, n, i => ({ dataIndex: i }))
  // Every draw has its own θ_n, so that the atoms are a sample of equal weights.
  const points = (law: FiniteLaw<number>) => empirical(Float64Array.from(law.atoms, a => a.point))
  return {
    id: 'counters-adam',
    title: `Adam with step 1/2 on (θ − e)²/2, e = ±1: the law of θ_${n}`,
    caption:
      'All draws enumerated. With the bias corrected by the position of application, both orders have one law; corrected by the index of the map, backward has another.',
    x: { label: `θ_${n}` },
    y: { label: 'P(iterate ≤ θ)' },
    series: [
      { name: 'by position, either order', mark: 'step' as const, points: points(counted) },
      {
        name: 'by index, backward',
        mark: 'step' as const,
        points: points(indexed),
        dashed: true,
      },
    ],
  }
}
