import { lanczos } from '../../src/estimate/index.js'
import { fromPeers, ours } from '../harness/sides.js'
import type { Case, Make, Work } from '../harness/work.js'
import { mlpInputs, normals, type Shape } from './mlp-inputs.js'

const widths = [64, 64, 64, 10]
const shape: Shape = { widths, rows: 64, batches: 1, h: 0, loss: 'softmax cross-entropy' }
const products = 40

async function opened({ theta, x, y, v }: Parameters<Make>[1]) {
  const { Arena, DenseHessian, DensePass, denseHessianOperator, rectifiedNetwork } = await import(
    '../../src/tensor/dense/index.js'
  )
  const arena = new Arena()
  const pass = new DensePass(arena, rectifiedNetwork(widths, shape.loss), shape.rows)
  const hessian = new DenseHessian(pass)
  const [at, batch] = [arena.from(theta!), { x: x!, y: y! }]
  const operator = denseHessianOperator(pass, hessian, at, batch)
  const along = v && arena.from(v)
  return { arena, operator, product: () => hessian.product(at, batch, along!) }
}

const product: Make = async (_, inputs) => {
  const { arena, product } = await opened(inputs)
  return { answer: product().slice(), run: () => arena.giveUp(product()) }
}

const extremes: Make = async (_, inputs) => {
  const { operator } = await opened(inputs)
  const run = () => lanczos(operator, { seed: 1, budget: products, tolerance: 1e-5 })
  const { least, greatest, products: used } = run()
  return { answer: [least.value, greatest.value], run, notes: [`${used} products`] }
}

const inputs = () => ({ ...mlpInputs(shape), v: normals(8970, 3) })

export const work: Work = {
  number: 7,
  title: 'Curvature of the loss of MLP 64-64-64-10, 64 rows, float32',
  module: 'curvature',
  cases: (): Case[] => [
    {
      ...{ id: 'product', title: 'a Hessian-vector product', inputs, count: 1, unit: 'product' },
      parameters: shape,
      tolerance: { relative: 1e-4, because: 'float32' },
      sides: [ours('product'), fromPeers('JAX, jvp of grad', 'jax', 'product_jax')],
      limit: 'about 5 million multiply-adds, all in cache',
      amount: { multiplyAdds: 5e6, of: 'float32' },
    },
    {
      ...{ id: 'extremes', title: 'least and greatest eigenvalue, Lanczos', inputs },
      ...{ count: 1, unit: 'pair', parameters: { ...shape, products } },
      tolerance: { relative: 1e-3, because: 'float32 products, Ritz values after 40 of them' },
      sides: [ours('extremes'), fromPeers('JAX, 40 products', 'jax', 'extremes_jax')],
      limit: 'the products, and 40²/2 inner products of 8,970 numbers to keep vectors orthogonal',
    },
  ],
  ours: { product, extremes },
}
