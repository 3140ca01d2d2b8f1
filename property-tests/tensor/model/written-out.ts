import type { Named } from '../../../src/tensor/model/layer.js'
import { type Reference, referenceOperations } from './reference-operations.js'

// The networks again, in training, as straight code: what those made of layers are held against.

const on = referenceOperations()

/** A convolution by its kernel and bias, then normalisation by moments of the batch, where there are such. */
function unit(p: Named<Reference>, name: string, x: Reference, stride = 1): Reference {
  let y = on.convolve(x, p[`${name}/kernel`]!, stride)
  const bias = p[`${name}/bias`]
  if (bias) y = on.addBias(y, bias)
  const [scale, shift] = [p[`${name}/norm/scale`], p[`${name}/norm/shift`]]
  return scale && shift ? on.normalise(y, on.moments(y), scale, shift, 1e-5) : y
}

const scores = (p: Named<Reference>, x: Reference, name = 'scores') =>
  on.addBias(on.multiply(x, p[`${name}/kernel`]!), p[`${name}/bias`]!)

export function mlpWrittenOut(p: Named<Reference>, x: Reference, hidden: number): Reference {
  let a = on.flatten(x)
  for (let l = 1; l <= hidden; l++) a = on.relu(scores(p, a, `dense${l}`))
  return scores(p, a, `dense${hidden + 1}`)
}

export function vggWrittenOut(p: Named<Reference>, x: Reference): Reference {
  let a = x
  for (const [stage, convolutions] of [2, 2, 4, 4, 4].entries()) {
    for (let c = 1; c <= convolutions; c++) a = on.relu(unit(p, `stage${stage + 1}/conv${c}`, a))
    a = on.maxPool(a)
  }
  return scores(p, on.meanOverPixels(a))
}

/** Mistakes to make. */
export interface Mistakes {
  /** A block whose identity shortcut is left out. */
  readonly without?: string
  /** A stage that halves the sides in its last convolution of a block in place of the right one. */
  readonly late?: number
}

export function resnetWrittenOut(
  p: Named<Reference>,
  x: Reference,
  kind: 18 | 50,
  { without, late }: Mistakes = {},
): Reference {
  let a = on.relu(unit(p, 'stem', x))
  for (const [s, depth] of (kind === 18 ? [2, 2, 2, 2] : [3, 4, 6, 3]).entries()) {
    for (let b = 1; b <= depth; b++) {
      const at = `stage${s + 1}/block${b}`
      const stride = s > 0 && b === 1 ? 2 : 1
      const [first, second] = late === s + 1 ? [1, stride] : [stride, 1]
      let y: Reference
      if (kind === 18) {
        y = unit(p, `${at}/conv2`, on.relu(unit(p, `${at}/conv1`, a, first)), second)
      } else {
        y = on.relu(unit(p, `${at}/conv1`, a))
        y = on.relu(unit(p, `${at}/conv2`, y, first))
        y = unit(p, `${at}/conv3`, y, second)
      }
      const projected = p[`${at}/shortcut/kernel`] !== undefined
      if (at === without) a = on.relu(y)
      else a = on.relu(on.add(y, projected ? unit(p, `${at}/shortcut`, a, stride) : a))
    }
  }
  return scores(p, on.meanOverPixels(a))
}
