import { mean } from '../summary/statistics.js'
import { FEWEST } from './effect.js'
import { lateRoughness } from './late-roughness.js'
import { dominates } from './pareto.js'
import { bySeed, type EndedArm, type EndedPath } from './paths.js'
import { priceOf } from './price.js'

/** An arm of the first open question: late roughness of the training loss, price, last test loss. */
export interface Standing {
  readonly arm: EndedArm
  readonly name: string
  readonly kind: 'forward' | 'backward' | 'anchored' | 'in use'
  /** m of anchored:m. */
  readonly m: number | undefined
  readonly roughness: number
  readonly price: number
  readonly final: number
}

export const roughnessOf = lateRoughness('train')
export const finalOf = ({ summary }: EndedPath): number | undefined => summary.final.test

/** Arms with paths to judge by, in means over seeds. */
export function standingsOf(arms: Iterable<EndedArm>): Standing[] {
  return [...arms].flatMap(arm => {
    const over = (value: typeof finalOf) => mean([...bySeed(arm, value).values()])
    const [roughness, final, price] = [over(roughnessOf), over(finalOf), priceOf(arm)]
    if (roughness === undefined || final === undefined || price === undefined) return []
    const { name } = arm.arm
    const m = /^anchored:(\d+)$/.exec(name)?.[1]
    return [
      { arm, name, kind: kindOf(name), m: m ? Number(m) : undefined, roughness, price, final },
    ]
  })
}

function kindOf(name: string): Standing['kind'] {
  if (name === 'forward' || name === 'backward') return name
  return name.startsWith('anchored') ? 'anchored' : 'in use'
}

/** What counts of an arm where less is better: of means over seeds. */
export const threeOf = ({ roughness, price, final }: Standing): readonly number[] => [
  roughness,
  price,
  final,
]

/** The same three numbers of one seed; the price is that of the arm. */
function threeOfSeed({ arm, price }: Standing, seed: number): readonly number[] {
  const path = arm.paths.get(seed)
  const [roughness, final] = path ? [roughnessOf(path), finalOf(path)] : []
  return [roughness ?? Number.NaN, price, final ?? Number.NaN]
}

/** In which seeds one arm dominates another. */
export const seedsDominated = (one: Standing, other: Standing): number[] =>
  [...other.arm.paths.keys()].filter(seed =>
    dominates(threeOfSeed(one, seed), threeOfSeed(other, seed)),
  )

/** Whether it does in every seed, of three or more: of two arms alike, chance hardly makes it so. */
export function dominatesThroughout(one: Standing, other: Standing): boolean {
  const seeds = other.arm.paths.size
  return seeds >= FEWEST && seedsDominated(one, other).length === seeds
}
