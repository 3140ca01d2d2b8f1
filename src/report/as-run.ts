import type { Configuration, Experiment } from '../experiment/index.js'

/**
 * What an experiment is called: "fig4 in the paper: Regression of x² …". Titles of figures have the
 * sizes of the paper, which a run need not have: those are told by `asRun`.
 */
export const titleOf = ({ names, title }: Pick<Experiment, 'names' | 'title'>): string =>
  names[0].startsWith('fig') ? `${names.join(', ')} in the paper: ${title}` : title

/**
 * What was run, in words, since titles are of experiments and options change them: the network, the
 * rule, batches and steps; what arms differ in with a bar between.
 */
export function asRun({ arms, seeds }: Configuration): string {
  const each = (of: (arm: Configuration['arms'][number]) => string) =>
    [...new Set(arms.map(of))].join(' | ')
  const parts = [
    each(({ training: { model } }) =>
      model.name === 'mlp'
        ? `MLP with layers of ${model.widths.join(', ')}`
        : `${model.name}, ${model.width} times its width`,
    ),
    each(({ training: { rule } }) => `${rule.method}, h = ${rule.h}`),
    `batches of ${each(({ training: { batch } }) => `${batch.size}, ${batch.sampling}`)}`,
    `${each(({ at }) => String(at.at(-1)))} steps, read off ${each(({ at }) => String(at.length))} times`,
    seeds.length === 1 ? '1 seed' : `${seeds.length} seeds`,
  ]
  return parts.join('; ')
}
