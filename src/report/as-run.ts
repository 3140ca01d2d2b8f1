import type { Configuration } from '../experiment/index.js'

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
