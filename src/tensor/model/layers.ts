import { constantly, heNormal } from './initial.js'
import { fixed, type Layer } from './layer.js'

/** A convolution: inputs and outputs are channels, side that of its kernel. */
export interface Convolution {
  readonly inputs: number
  readonly outputs: number
  readonly side: number
  readonly stride: number
  readonly bias: boolean
}

/** `name/kernel` [side, side, inputs, outputs], and `name/bias` [outputs] where there is one. */
export function convolution(
  name: string,
  { inputs, outputs, side, stride, bias }: Convolution,
): Layer {
  const kernel = heNormal([side, side, inputs, outputs], side * side * inputs)
  return {
    parameters: {
      [`${name}/kernel`]: kernel,
      ...(bias ? { [`${name}/bias`]: constantly(0, [outputs]) } : {}),
    },
    statistics: {},
    run({ on, parameters }, x) {
      const y = on.convolve(x, parameters[`${name}/kernel`]!, stride)
      return bias ? on.addBias(y, parameters[`${name}/bias`]!) : y
    },
  }
}

/** x ↦ xW + b of rows x: `name/kernel` [inputs, outputs] and `name/bias` [outputs]. */
export const dense = (name: string, inputs: number, outputs: number, gain = 2): Layer => ({
  parameters: {
    [`${name}/kernel`]: heNormal([inputs, outputs], inputs, gain),
    [`${name}/bias`]: constantly(0, [outputs]),
  },
  statistics: {},
  run: ({ on, parameters }, x) =>
    on.addBias(on.multiply(x, parameters[`${name}/kernel`]!), parameters[`${name}/bias`]!),
})

/**
 * Batch normalisation with ε = 10⁻⁵: `name/scale` and `name/shift` are parameters, `name/mean` and
 * `name/variance` running moments, all of [channels].
 * Source: Ioffe and Szegedy 2015; their ε is that of common practice.
 */
export const batchNormalisation = (name: string, channels: number): Layer => ({
  parameters: {
    [`${name}/scale`]: constantly(1, [channels]),
    [`${name}/shift`]: constantly(0, [channels]),
  },
  statistics: {
    [`${name}/mean`]: constantly(0, [channels]),
    [`${name}/variance`]: constantly(1, [channels]),
  },
  run: ({ on, parameters, momentsFor }, x) =>
    on.normalise(
      x,
      momentsFor(name, x),
      parameters[`${name}/scale`]!,
      parameters[`${name}/shift`]!,
      1e-5,
    ),
})

export const relu = fixed((on, x) => on.relu(x))
export const maxPool = fixed((on, x) => on.maxPool(x))
export const meanOverPixels = fixed((on, x) => on.meanOverPixels(x))
export const flatten = fixed((on, x) => on.flatten(x))
