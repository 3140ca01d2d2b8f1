import { adam } from './adam.js'
import { batch } from './batch.js'
import type { Experiment } from './experiment.js'
import { fig2 } from './fig2.js'
import { fig3 } from './fig3.js'
import { fig4 } from './fig4.js'
import { fig5 } from './fig5.js'
import { fig6 } from './fig6.js'
import { fig7 } from './fig7.js'
import { fig8 } from './fig8.js'
import { fig9 } from './fig9.js'
import { fig10 } from './fig10.js'
import { fig11 } from './fig11.js'
import { fig14 } from './fig14.js'
import { fig16 } from './fig16.js'
import { fig18 } from './fig18.js'
import { law } from './law.js'
import { open1 } from './open-1.js'
import { open2 } from './open-2.js'
import { open3 } from './open-3.js'
import { RunError } from './running/run-error.js'

/** The experiments, those of the paper first. */
export const experiments: readonly Experiment[] = [
  fig2,
  fig3,
  fig4,
  fig5,
  fig6,
  fig7,
  fig8,
  fig9,
  fig10,
  fig11,
  fig14,
  fig16,
  fig18,
  open1,
  open2,
  open3,
  law,
  adam,
  batch,
]

/** The experiment of a name. @throws RunError, which lists them, if there is none */
export function experimentNamed(name: string): Experiment {
  const found = experiments.find(({ names }) => names.includes(name))
  if (found !== undefined) return found
  const names = experiments.flatMap(experiment => experiment.names)
  throw new RunError(`experiment: expected one of ${names.join(', ')}, got ${JSON.stringify(name)}`)
}
