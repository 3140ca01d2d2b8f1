import type { Training } from '../tensor/training/index.js'
import type { Experiment } from './experiment.js'

/** A backend, and those that 'auto' passed over for it, with the reasons. */
export interface BackendChoice {
  readonly backend: Exclude<Training['backend'], 'auto'>
  readonly passed: readonly string[]
}

/** What an experiment runs on unless something else is chosen: dense kernels for MLPs, else 'auto'. */
export const usualBackend = ({ model }: Pick<Experiment, 'model'>): Training['backend'] =>
  model.name === 'mlp' ? 'dense' : 'auto'

/**
 * The backend that is really opened where 'auto' is chosen, which names and records of runs have.
 * @throws BackendError where there is none
 */
export async function resolvedBackend(chosen: Training['backend']): Promise<BackendChoice> {
  if (chosen !== 'auto') return { backend: chosen, passed: [] }
  const { openBackend } = await import('../tensor/backend.js')
  const { name: backend, passed } = await openBackend('auto')
  return { backend, passed }
}
