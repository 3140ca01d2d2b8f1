import type { SecondOrderOracle } from '../../expansion/hessian-sum.js'
import { DenseHessian } from './hessian-vector.js'
import type { Batch, DensePass } from './pass.js'

/** A batch in chunks of at most so many rows, each with its share of the rows. */
export function chunksOf(
  { x, y }: Batch,
  rows: number,
  most: number,
): { readonly batch: Batch; readonly weight: number }[] {
  const [inputs, labels] = [x.length / rows, y.length / rows]
  const [xs, ys] = [x, y].map(part => (ArrayBuffer.isView(part) ? part : Float32Array.from(part)))
  const chunks: { batch: Batch; weight: number }[] = []
  for (let from = 0; from < rows; from += most) {
    const to = Math.min(rows, from + most)
    chunks.push({
      batch: {
        x: (xs as Float32Array).subarray(from * inputs, to * inputs),
        y: (ys as Float32Array).subarray(from * labels, to * labels),
      },
      weight: (to - from) / rows,
    })
  }
  return chunks
}

/**
 * The losses of batches of any size, for what takes gradients and Hessian-vector products: sums over
 * chunks of as many rows as the pass has room for, in their order, each weighted by its share.
 * @param batch i ↦ the rows of batch i
 */
export function chunkedOracle(
  pass: DensePass,
  batch: (i: number) => Batch,
): SecondOrderOracle<Float32Array> {
  const { arena, network } = pass
  let hessian: DenseHessian | undefined
  const sum = (i: number, of: (chunk: Batch) => Float32Array): Float32Array => {
    const rows = batch(i)
    const count = rows.x.length / network.widths[0]!
    const chunks = chunksOf(rows, count, pass.stations.rows)
    if (chunks.length === 1) return of(chunks[0]!.batch)
    const total = arena.make(network.size).fill(0)
    for (const chunk of chunks) {
      const part = of(chunk.batch)
      const weight = Math.fround(chunk.weight)
      for (let k = 0; k < total.length; k++) total[k]! += weight * part[k]!
      arena.giveUp(part)
    }
    return total
  }
  return {
    gradient: (i, theta) => sum(i, chunk => pass.gradient(theta, chunk)),
    hessianVector(i, theta, v) {
      hessian ??= new DenseHessian(pass)
      const exact = hessian
      return sum(i, chunk => exact.product(theta, chunk, v))
    },
    release: array => arena.giveUp(array),
  }
}
