import type { OrderMean } from '../order/mean.js'
import type { Order } from '../order/order.js'
import { isSubword } from '../order/word.js'
import { type Forest, forest, type Wanted } from './forest.js'
import type { Tally } from './tally.js'
import { longest } from './wavefront.js'

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

/** The words wanted: for each n one, or one for each part of a mean. */
export function wordsOf(order: Order | OrderMean, wanted: readonly number[]): readonly Wanted[] {
  if ('parts' in order) {
    return wanted.flatMap(n => order.parts.map(part => ({ n, word: part.word(n) })))
  }
  return wanted.map(n => ({ n, word: order.word(n) }))
}

/** Plans of the same words. */
export interface Planner {
  readonly words: readonly Wanted[]
  /** Each word extends the one before: nothing is cheaper than one application a step. */
  readonly incremental: boolean
  plan(options: PlanOptions): Planned
}

/** The plan and the forest to walk, as a function of what a plan may use; words are read once. */
export function planner(order: Order | OrderMean, wanted: readonly number[]): Planner {
  const words = wordsOf(order, wanted)
  const inner = forest(words, 'inside')
  return {
    words,
    incremental: inner.steps === (longest(inner)?.length ?? 0),
    plan: options => planned(order, words, inner, options),
  }
}

function planned(
  order: Order | OrderMean,
  words: readonly Wanted[],
  inner: Forest,
  { compositionCost, maxLive = 4096, strategy }: PlanOptions,
): Planned {
  const front = longest(inner)
  const stages = front?.length ?? 0
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
      live: inner.words.length,
    },
  })
  // Words are read once more for this: only where it matters.
  const inStages = () => inner.words.every(({ word }) => isSubword(word, front!))

  const outer = compositionCost === undefined ? undefined : forest(words, 'outside')
  const evaluations = outer?.words.filter(({ word }) => word.length > 0).length ?? 0
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
    const fits = inner.words.length <= maxLive && stages < inner.steps
    return sharesLittle && fits && inStages() ? 'wavefront' : 'replay'
  }
}

/** The most points a walk keeps: those at which later leaves branch off, and the moving one. */
function mostKept({ leaves }: Forest): number {
  let kept = 0
  let most = 0
  for (const { word, shared, again, branches } of leaves) {
    if (shared > 0 && !again) kept--
    kept += branches.length
    const moving = word.length > shared && branches[branches.length - 1] !== word.length
    most = Math.max(most, kept + (moving ? 1 : 0))
  }
  return most
}
