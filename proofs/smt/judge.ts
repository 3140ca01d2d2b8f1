import { type Core, type Variant, varied } from './core.js'
import type { Decision, Solver } from './decide.js'

/** What became of a core and of its variants. */
export interface Judgement {
  readonly core: Core
  /** To be proved. */
  readonly decision: Decision
  /** Whether the hypotheses have a solution, without which anything would follow: to be refuted. */
  readonly premises: Decision
  /** Each to be refuted. */
  readonly variants: readonly { readonly variant: Variant; readonly decision: Decision }[]
  readonly milliseconds: number
}

/** Decides a core, that its hypotheses can be met, and its variants. */
export async function judge(solver: Solver, core: Core): Promise<Judgement> {
  const start = performance.now()
  const decision = await solver.decide(core)
  const premises = await solver.decide({ ...core, follows: '0 == 1' })
  const variants = []
  for (const variant of core.variants) {
    variants.push({ variant, decision: await solver.decide(varied(core, variant)) })
  }
  return { core, decision, premises, variants, milliseconds: performance.now() - start }
}

/** Whether a core is proved, not vacuously, and every variant refuted. */
export const sound = ({ decision, premises, variants }: Judgement): boolean =>
  decision.verdict === 'proved' &&
  [premises, ...variants.map(v => v.decision)].every(({ verdict }) => verdict === 'refuted')
