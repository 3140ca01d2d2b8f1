import fc from 'fast-check'
import { type DenseLoss, rectifiedNetwork } from '../../../src/tensor/dense/network.js'

/** Numbers of float32 around 1, and 0 often: as pixels are. */
const entry = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: -4096, max: 4096 }).map(n => Math.fround(n / 1024)) },
  { weight: 1, arbitrary: fc.constant(0) },
)
const entries = (length: number) => fc.array(entry, { minLength: length, maxLength: length })

/** A small network, parameters, a direction, and a batch of up to nine rows. */
export const instance = fc
  .record({
    widths: fc.array(fc.integer({ min: 1, max: 11 }), { minLength: 2, maxLength: 4 }),
    rows: fc.integer({ min: 1, max: 9 }),
    loss: fc.constantFrom<DenseLoss>('softmax cross-entropy', 'squared error'),
  })
  .chain(({ widths, rows, loss }) => {
    const network = rectifiedNetwork(widths, loss)
    const outputs = widths.at(-1)!
    const classes = fc.array(fc.nat(outputs - 1), { minLength: rows, maxLength: rows })
    return fc.record({
      network: fc.constant(network),
      theta: entries(network.size),
      v: entries(network.size),
      x: entries(rows * widths[0]!),
      y: loss === 'squared error' ? entries(rows * outputs) : classes,
    })
  })
