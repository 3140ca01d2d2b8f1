import { describe, expect, test } from 'vitest'
import { hutchPlusPlus } from '../../../src/estimate/hutch-plus-plus.js'
import { lanczos } from '../../../src/estimate/lanczos.js'
import { denseNetwork } from '../../../src/expansion/dense-network.js'
import { lossHessian } from '../../../src/expansion/descent-step.js'
import type { SymmetricOperator } from '../../../src/space/linear-operator.js'
import { Arena } from '../../../src/tensor/dense/arena.js'
import { denseHessianOperator } from '../../../src/tensor/dense/hessian-operator.js'
import { DenseHessian } from '../../../src/tensor/dense/hessian-vector.js'
import { rectifiedNetwork } from '../../../src/tensor/dense/network.js'
import { DensePass } from '../../../src/tensor/dense/pass.js'
import { reference } from './reference.js'

const wave = (length: number, phase: number) =>
  Array.from({ length }, (_, k) => Math.fround(Math.sin(k * k + phase * k + phase)))

/** A batch of 8 rows of 5 features in 3 classes. */
const batch = { x: wave(40, 0.7), y: [0, 1, 2, 0, 1, 2, 2, 1] }

function onDense(widths: readonly number[], theta: readonly number[]) {
  const network = rectifiedNetwork(widths, 'softmax cross-entropy')
  const arena = new Arena()
  const pass = new DensePass(arena, network, 8)
  const operator = denseHessianOperator(pass, new DenseHessian(pass), arena.from(theta), batch)
  return { network, arena, operator }
}

/**
 * Products are off by no more than this share of |H|: of 8 rows and 3 layers of up to 7 units, each
 * sum rounds as often, and cancels nothing: 64 units of float32.
 */
const off = 64 * 2 ** -24

const ends = (operator: SymmetricOperator, seed = 3) => {
  const { least, greatest, converged } = lanczos(operator, { seed })
  expect(converged).toBe(true)
  return { least: least.value, greatest: greatest.value }
}

describe('the Hessian of a network in float32', () => {
  test('without hidden layers: ends of the spectrum as by forward mode in float64', () => {
    const theta = wave(18, 2)
    const { operator, arena } = onDense([5, 3], theta)
    const rows = Array.from({ length: 8 }, (_, i) => batch.x.slice(5 * i, 5 * i + 5))
    // There W is outputs × inputs.
    const transposed = Float64Array.from({ length: 18 }, (_, k) =>
      k < 15 ? theta[(k % 5) * 3 + Math.floor(k / 5)]! : theta[k]!,
    )
    const loss = denseNetwork({ widths: [5, 3], rows, classes: batch.y })
    const [found, expected] = [ends(operator), ends(lossHessian(loss, transposed))]
    expect(Math.abs(found.greatest - expected.greatest)).toBeLessThan(off * expected.greatest)
    expect(Math.abs(found.least - expected.least)).toBeLessThan(off * expected.greatest)
    // Control: they are not those of other parameters.
    const other = ends(
      lossHessian(
        loss,
        transposed.map(x => 1.01 * x),
      ),
    )
    expect(Math.abs(found.greatest - other.greatest)).toBeGreaterThan(off * expected.greatest)
    // Nothing is left in the arena but θ and what passes keep.
    const before = arena.live
    operator.apply(new Float64Array(18).fill(1))
    expect(arena.live).toBe(before)
  })

  test('with two rectified layers: as by the formulas in float64', () => {
    const widths = [5, 7, 4, 3]
    const network = rectifiedNetwork(widths, 'softmax cross-entropy')
    const theta = wave(network.size, 14.9)
    const { operator } = onDense(widths, theta)
    const exact: SymmetricOperator = {
      dimension: network.size,
      apply: v =>
        Float64Array.from(
          reference(network, theta, batch, v).hessianVector.map(({ value }) => value),
        ),
    }
    expect(reference(network, theta, batch, theta).sure).toBe(true)
    const [found, expected] = [ends(operator), ends(exact)]
    const size = Math.max(expected.greatest, -expected.least)
    expect(Math.abs(found.greatest - expected.greatest)).toBeLessThan(off * size)
    expect(Math.abs(found.least - expected.least)).toBeLessThan(off * size)
    expect(expected.least).toBeLessThan(-0.01 * size)
    const budget = network.size
    const traces = [operator, exact].map(H => hutchPlusPlus(H, { seed: 1, budget }).value)
    expect(Math.abs(traces[0]! - traces[1]!)).toBeLessThan(off * size * network.size)
  })
})
