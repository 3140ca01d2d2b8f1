import { standardNormal } from '../../../src/random/normal.js'
import { Source } from '../../../src/random/source.js'
import { mlp, type Network, resnet18, resnet50, vgg19 } from '../../../src/tensor/model/index.js'
import type { Layer, Named } from '../../../src/tensor/model/layer.js'
import { type Shapes, sizeOf, type TreeData } from '../../../src/tensor/tensor-tree.js'
import { type Reference, reference } from './reference-operations.js'
import { mlpWrittenOut, resnetWrittenOut, vggWrittenOut } from './written-out.js'

/** A network, narrow enough for the reference, and the same one written out. */
export interface Narrow {
  readonly network: Network
  writtenOut(parameters: Named<Reference>, x: Reference): Reference
}

const small = { classes: 3, width: 1 / 32, input: [9, 9, 1] as const }

export const narrow: readonly Narrow[] = [
  {
    network: mlp({ input: [4, 4, 1], widths: [9, 7, 8], outputs: 3 }),
    writtenOut: (p, x) => mlpWrittenOut(p, x, 3),
  },
  ...[true, false].flatMap((batchNorm): Narrow[] => [
    {
      network: vgg19({ ...small, batchNorm, width: batchNorm ? 1 / 32 : 1 / 16 }),
      writtenOut: vggWrittenOut,
    },
    {
      network: resnet18({ ...small, batchNorm, width: 1 / 16, input: [8, 8, 3] }),
      writtenOut: (p, x) => resnetWrittenOut(p, x, 18),
    },
    {
      network: resnet50({ ...small, batchNorm }),
      writtenOut: (p, x) => resnetWrittenOut(p, x, 50),
    },
  ]),
]

export const batch = 3

/** A batch, its labels, and parameters and running moments of which none is 0 or 1 by design. */
export interface Instance {
  readonly x: Float32Array
  readonly labels: readonly number[]
  readonly parameters: TreeData
  readonly statistics: TreeData
}

/** Of a seed. What begins as a constant is moved from it by up to about a third. */
export function instance({ input, layers, init, initStatistics }: Network, seed: number): Instance {
  const source = new Source(seed, 'instances').seek(0, 0)
  const normals = (n: number) => Float32Array.from({ length: n }, () => standardNormal(source))
  const moved = (start: TreeData, initial: Layer['parameters']): TreeData =>
    Object.fromEntries(
      Object.entries(start).map(([name, values]) => {
        const z = normals(initial[name]!.deviation === 0 ? values.length : 0)
        return [name, values.map((value, i) => value + (z[i] ?? 0) / 8)]
      }),
    )
  return {
    x: normals(batch * sizeOf(input)),
    labels: [0, 1, 2],
    parameters: moved(init(seed), layers.parameters),
    statistics: moved(initStatistics(), layers.statistics),
  }
}

/** The arrays of a tree, in float64. */
export const references = (shapes: Shapes, data: TreeData): Named<Reference> =>
  Object.fromEntries(
    Object.entries(shapes).map(([name, shape]) => [name, reference(shape, data[name]!)]),
  )
