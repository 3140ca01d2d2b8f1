import * as tf from '@tensorflow/tfjs'
import type { Build } from '../web-assembly.js'
import '@tensorflow/tfjs-backend-wasm' // its own kernels are registered first
import { type BatchNorm, batchNorm, isByChannel } from './batch-norm.js'
import { type Kernels, kernelsOn } from './builds.js'
import { conv2d, conv2dBackpropFilter, conv2dBackpropInput } from './conv2d.js'
import { type Fused, finish } from './fused.js'
import type { WasmBackend } from './heap.js'
import { identity } from './identity.js'
import { matMul } from './mat-mul.js'
import { maxPoolGrad } from './max-pool-grad.js'
import { mean, sum } from './sums.js'
import { tile } from './tile.js'

/** A kernel of tfjs, on the compiled kernels. Its inputs and attributes are as tfjs names them. */
type Kernel = (
  kernels: Kernels,
  backend: WasmBackend,
  inputs: never,
  attributes: never,
) => tf.TensorInfo

/** The kernels, by tfjs's names. */
const replacements: Readonly<Record<string, Kernel>> = {
  BatchMatMul: matMul,
  Conv2D: conv2d,
  Conv2DBackpropFilter: conv2dBackpropFilter,
  Conv2DBackpropInput: conv2dBackpropInput,
  _FusedMatMul: fused(matMul),
  FusedBatchNorm: batchNorm,
  FusedConv2D: fused(conv2d),
  MaxPoolGrad: maxPoolGrad,
  Identity: identity,
  Cast: identity,
  Sum: sum,
  Mean: mean,
  Tile: tile,
}

type Arguments = Parameters<tf.KernelFunc>[0]
const isFloat = ({ inputs }: Arguments) => inputs.x!.dtype === 'float32'

/** Where tfjs's own kernel is replaced, of those that are not everywhere: it does the rest. */
const domains: Readonly<Record<string, (call: Arguments) => boolean>> = {
  Identity: ({ inputs }) => inputs.x!.dtype !== 'string',
  Cast: ({ inputs, attrs }) => inputs.x!.dtype === attrs!.dtype,
  FusedBatchNorm: ({ inputs }) => isByChannel(inputs as Partial<BatchNorm>),
  Sum: isFloat,
  Mean: isFloat,
  Tile: isFloat,
}

/** tfjs's own, from before the first replacement. */
const own = new Map(Object.keys(domains).map(name => [name, tf.getKernel(name, 'wasm')]))

/** Puts the kernels of a build in the place of those that tfjs's WebAssembly backend has, or lacks. */
export function registerKernels(build: Build): void {
  const kernelsFor = kernelsOn(build)
  for (const [kernelName, kernel] of Object.entries(replacements)) {
    const inDomain = domains[kernelName]
    if (tf.getKernel(kernelName, 'wasm')) tf.unregisterKernel(kernelName, 'wasm')
    tf.registerKernel({
      ...own.get(kernelName),
      kernelName,
      backendName: 'wasm',
      kernelFunc(call) {
        if (inDomain && !inDomain(call)) return own.get(kernelName)!.kernelFunc(call)
        const backend = call.backend as WasmBackend
        return kernel(kernelsFor(backend), backend, call.inputs as never, call.attrs as never)
      },
    })
  }
}

/** A product or a convolution, then what tfjs fuses with it. */
function fused<Inputs, Attributes>(
  kernel: (k: Kernels, b: WasmBackend, inputs: Inputs, attributes: Attributes) => tf.TensorInfo,
) {
  return (
    kernels: Kernels,
    backend: WasmBackend,
    inputs: Inputs & Pick<Fused, 'bias' | 'preluActivationWeights'>,
    attributes: Attributes & Pick<Fused, 'activation' | 'leakyreluAlpha'>,
  ) => finish(backend, kernel(kernels, backend, inputs, attributes), { ...inputs, ...attributes })
}
