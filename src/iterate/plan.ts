import type { OrderMean } from '../order/mean.js'
import type { Order } from '../order/order.js'
import type { Word } from '../order/word.js'
import type { Forest } from './forest.js'
import { type Read, read } from './read.js'
import type { Tally } from './tally.js'

/**
 * How iterates are computed. All four evaluate exactly the wanted compositions:
 * - incremental: each word extends the one before, one application a step;
 * - replay: each word from where it leaves the words before it (forward chain plus replay);
 * - append: compositions of a closed class, extended at the inner end;
 * - wavefront: each map made once and applied to all live points.
 */
export type Strategy = 'incremental' | 'replay' | 'append' | 'wavefront'

/** What a run will cost, known before it starts; `live` is an upper bound, the rest is exact. */
export interface Plan extends Readonly<Tally> {
  readonly strategy: Strategy
}

/** What a plan may use. */
export interface PlanOptions {
  /**
   * The cost of one composition T∘U in applications T(p), where the maps are of one closed class
   * (1 for scalar affine maps, p for dense affine maps of ℝ^p); absent for general maps.
   */
  readonly compositionCost?: number
  /** The most points a wavefront may keep; 4096 unless given. */
  readonly maxLive?: number
  /** Use this strategy. Throws RangeError where it cannot give the wanted words. */
  readonly strategy?: Strategy
}

/** A plan with the forest it will walk. */
export interface Planned {
  readonly plan: Plan
  readonly forest: Forest
}

/** The cheapest exact way to the iterates of an order at the wanted n; nothing is run. */
export const plan = (
  order: Order | OrderMean,
  wanted: readonly number[],
  options: PlanOptions = {},
): Plan => planner(order, wanted).plan(options).plan

/** Plans of the same words. */
export interface Planner {
  /** Words that have all indices of those wanted. */
  readonly words: readonly Word[]
  /** Each word extends the one before: nothing is cheaper than one application a step. */
  readonly incremental: boolean
  plan(options: PlanOptions): Planned
}

/** The plan and the forest to walk, as a function of what a plan may use. */
export function planner(order: Order | OrderMean, wanted: readonly number[]): Planner {
  const words = read(order, wanted)
  return {
    words: words.covering,
    incremental: words.inside.steps === words.inside.longest.length,
    plan: options => planned(order, words, options),
  }
}

function planned(
  order: Order | OrderMean,
  { inside: inner, outside, inStages }: Read,
  { compositionCost, maxLive = 4096, strategy }: PlanOptions,
): Planned {
  const stages = inner.longest.length
  const all: Partial<Record<Strategy, () => Planned>> = {}

  const replayed = (strategy: Strategy) => (): Planned => ({
    forest: inner,
    plan: {
      strategy,
      applications: inner.steps,
      compositions: 0,
      stages: inner.steps,
      realisations: inner.steps,
      live: mostKept(inner),
    },
  })
  all.replay = replayed('replay')
  if (inner.steps === stages) all.incremental = replayed('incremental')

  all.wavefront = () => ({
    forest: inner,
    plan: {
      strategy: 'wavefront',
      applications: inner.steps,
      compositions: 0,
      stages,
      realisations: stages,
      live: inner.size,
    },
  })

  const outer = compositionCost === undefined ? undefined : outside()
  const evaluations = inner.filled
  if (outer !== undefined) {
    all.append = () => ({
      forest: outer,
      plan: {
        strategy: 'append',
        applications: evaluations,
        compositions: outer.steps,
        stages: outer.steps,
        realisations: outer.steps,
        live: 1,
      },
    })
  }

  const choice = strategy ?? cheapest()
  const chosen = strategy === 'wavefront' && !inStages() ? undefined : all[choice]
  if (chosen === undefined) {
    throw new RangeError(`strategy ${choice}: the words of ${order.name} order do not allow it`)
  }
  return chosen()

  function cheapest(): Strategy {
    if (all.incremental) return 'incremental'
    const appended = outer ? outer.steps * compositionCost! + evaluations : Infinity
    if (appended < inner.steps) return 'append'
    // Where words share most of their work a replay keeps two points; a wavefront keeps them all.
    const sharesLittle = inner.steps > inner.unshared / 2
    const fits = inner.size <= maxLive && stages < inner.steps
    return sharesLittle && fits && inStages() ? 'wavefront' : 'replay'
  }
}

/** The most points a walk keeps: those at which later leaves branch off, and the moving one. */
function mostKept(forest: Forest): number {
  if (forest.chain) return forest.steps > 0 ? 1 : 0
  let kept = 0
  let most = 0
  for (const { word, shared, again, branches } of forest.leaves) {
    if (shared > 0 && !again) kept--
    kept += branches.length
    const moving = word.length > shared && branches[branches.length - 1] !== word.length
    most = Math.max(most, kept + (moving ? 1 : 0))
  }
  return most
}
