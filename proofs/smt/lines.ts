import { left, right, wrap } from '../../src/report/columns.js'
import type { Decision } from './decide.js'
import type { Judgement } from './judge.js'
import { showPoint } from './point.js'

const width = 80

/** A line for the core, 80 columns wide; below it each false variant with its counterexample. */
export function lines({ core, decision, premises, variants, milliseconds }: Judgement): string[] {
  const time = right(`${milliseconds.toFixed(0)} ms`, 9)
  return [
    `${left(decision.verdict, 10)} ${left(core.statement, 12)} ${left(core.id, 46)} ${time}`,
    ...wrap(core.says, width, '    ', 4),
    ...detail(decision, 'proved'),
    ...(premises.verdict === 'refuted' ? [] : ['    its hypotheses: no point seen to meet them']),
    ...variants.flatMap(v => [
      ...wrap(`${v.decision.verdict}: ${v.variant.says}`, width, '  ', 4),
      ...detail(v.decision, 'refuted'),
    ]),
  ]
}

/** The counterexample, where there is one; and what went another way than it should. */
function detail(decision: Decision, wanted: Decision['verdict']): string[] {
  const seen = () => {
    if (decision.verdict === 'proved') return []
    if (decision.verdict === 'undecided') return [decision.reason]
    return [showPoint(decision.counterexample)]
  }
  const told = decision.verdict === wanted ? [] : [`expected it to be ${wanted}`]
  return [...told, ...seen()].flatMap(text => wrap(text, width, '    ', 4))
}

/** "38 of 38 algebraic cores proved, 44 of 44 false variants refuted". */
export function summary(judgements: readonly Judgement[]): string {
  const variants = judgements.flatMap(j => j.variants)
  const proved = judgements.filter(j => j.decision.verdict === 'proved').length
  const refuted = variants.filter(v => v.decision.verdict === 'refuted').length
  return `${proved} of ${judgements.length} algebraic cores proved, ${refuted} of ${variants.length} false variants refuted`
}
