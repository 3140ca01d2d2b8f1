import { type DataSet, type Split, sharedFloats } from '../../../src/tensor/data/data-set.js'
import { raw } from '../../../src/tensor/data/normalisation.js'
import type { TrainingData } from '../../../src/tensor/training/training.js'

/** What labelled examples there are to be; without classes, one value each. */
interface Form {
  readonly name: string
  readonly shape: readonly number[]
  readonly classes?: number
  readonly rows?: number
}

/**
 * Examples that look random, around a point for each class, or with the values of a wave: small
 * enough to be trained on at once.
 */
export const dataOf = (form: Form): TrainingData => ({
  train: split(form, 'train'),
  test: split(form, 'test'),
})

function split({ name, shape, classes, rows = 40 }: Form, which: Split): DataSet {
  const size = shape.reduce((n, d) => n * d, 1)
  const x = sharedFloats(rows * size)
  const y = sharedFloats(rows)
  for (let i = 0; i < rows; i++) {
    const k = which === 'train' ? i : i + rows
    // 7 and 40 are coprime: classes come in no order that batches could follow.
    y[i] = classes === undefined ? Math.sin(1.3 * k) : (7 * k) % classes
    for (let j = 0; j < size; j++) x[i * size + j] = Math.sin(j * j * (y[i]! + 1)) + noise(k, j)
  }
  return {
    ...{ name, split: which, shape, classes, rows, x, y },
    ...{ partial: undefined, normalisation: raw(1) },
  }
}

const noise = (i: number, j: number) => Math.sin(i * i + 12.9898 * i + 78.233 * j) / 2

export const line = dataOf({ name: 'a wave', shape: [3] })
export const points = dataOf({ name: 'points', shape: [8], classes: 3 })
export const digits = dataOf({ name: 'digits', shape: [8, 8, 1], classes: 10 })
export const images = dataOf({ name: 'images', shape: [8, 8, 3], classes: 4 })
export const larger = dataOf({ name: 'larger images', shape: [16, 16, 3], classes: 4 })
