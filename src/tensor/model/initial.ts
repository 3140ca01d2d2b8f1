import { standardNormal } from '../../random/normal.js'
import { Source } from '../../random/source.js'
import { sizeOf, type TreeData } from '../tensor-tree.js'

/** How the entries of an array begin: independent, normal; constant where the deviation is 0. */
export interface Initial {
  readonly shape: readonly number[]
  readonly mean: number
  readonly deviation: number
}

/**
 * Normal with mean 0 and variance gain/fan-in. With gain 2, unless given, layers followed by ReLU
 * keep the size of what they are given; with gain 1 layers without do.
 * Sources: He, Zhang, Ren, Sun 2015, "Delving deep into rectifiers", equation 10; for gain 1 LeCun,
 * Bottou, Orr, Müller 1998, "Efficient BackProp", section 4.6.
 */
export const heNormal = (shape: readonly number[], fanIn: number, gain = 2): Initial => ({
  shape,
  mean: 0,
  deviation: Math.sqrt(gain / fanIn),
})

export const constantly = (mean: number, shape: readonly number[]): Initial => ({
  shape,
  mean,
  deviation: 0,
})

/** How many draws are made ahead: they stay in the cache. */
const ahead = 2 ** 14

/**
 * The initial values of a seed, rounded to float32. Entry e of array i is drawn from the bits of
 * (seed, stream e, index i) alone.
 * @throws RandomError unless the seed is a safe integer
 */
export function initialValues(arrays: Readonly<Record<string, Initial>>, seed: number): TreeData {
  const source = new Source(seed, 'initial')
  return Object.fromEntries(
    Object.entries(arrays).map(([name, initial], i) => [name, valuesOf(initial, i, source)]),
  )
}

function valuesOf({ shape, mean, deviation }: Initial, i: number, source: Source): Float32Array {
  const values = new Float32Array(sizeOf(shape)).fill(mean)
  if (deviation === 0) return values
  for (let first = 0; first < values.length; first += ahead) {
    const end = Math.min(first + ahead, values.length)
    source.prefetch(first, end - first, i)
    source.seek(first, i)
    for (let e = first; e < end; e++) {
      values[e] = mean + deviation * standardNormal(source)
      source.hop()
    }
  }
  return values
}
