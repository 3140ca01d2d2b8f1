import type { Mode, Model } from '../model.js'
import { parameterCount, type Shapes } from '../tensor-tree.js'
import { type Initial, initialValues } from './initial.js'
import type { Layer, Named, Run } from './layer.js'
import type { Moments, Operations } from './operations.js'
import { tensorOperations } from './tensor-operations.js'

/** A model made of layers, which run on other arrays than tensors as well. */
export interface Network extends Model {
  readonly layers: Layer
  /** How many numbers its parameters are. */
  readonly size: number
}

/** The network of layers that turn [B, ...input] into scores [B, outputs]. */
export function network(
  name: string,
  input: readonly number[],
  outputs: number,
  layers: Layer,
): Network {
  const shapes = shapesOf(layers.parameters)
  return {
    name,
    input,
    outputs,
    layers,
    shapes,
    size: parameterCount(shapes),
    statistics: shapesOf(layers.statistics),
    init: seed => initialValues(layers.parameters, seed),
    initStatistics: () => initialValues(layers.statistics, 0),
    apply: (parameters, x, mode) => runLayers(layers, tensorOperations, parameters, x, mode),
  }
}

const shapesOf = (arrays: Named<Initial>): Shapes =>
  Object.fromEntries(Object.entries(arrays).map(([name, { shape }]) => [name, shape]))

/**
 * Layers applied to x. In training each batch is normalised by its own moments; the variances handed
 * out are count/(count − 1) times those, without bias as estimates, as Ioffe and Szegedy 2015,
 * Algorithm 2, has them for running averages.
 * @throws RangeError in training, where a normalisation has one value a channel
 */
export function runLayers<T>(
  layers: Layer,
  on: Operations<T>,
  parameters: Named<T>,
  x: T,
  mode: Mode<T>,
): T {
  const seen: Record<string, T> = {}
  const ofBatch: Run<T>['momentsFor'] = (name, values) => {
    const { count, ...moments } = on.moments(values)
    if (count < 2) {
      throw new RangeError(
        `${name}: expected two values a channel or more to normalise, got one: ` +
          'take a larger batch or image',
      )
    }
    seen[`${name}/mean`] = moments.mean
    seen[`${name}/variance`] = on.scale(moments.variance, count / (count - 1))
    return moments
  }
  const running =
    (statistics: Named<T>) =>
    (name: string): Moments<T> => ({
      mean: statistics[`${name}/mean`]!,
      variance: statistics[`${name}/variance`]!,
    })
  const momentsFor = mode.kind === 'train' ? ofBatch : running(mode.statistics)
  const scores = layers.run({ on, parameters, momentsFor }, x)
  if (mode.kind === 'train') mode.saw?.(seen)
  return scores
}
