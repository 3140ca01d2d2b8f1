import type { SelfMap } from '../../map/self-map.js'
import type { Optimiser } from '../optimiser.js'
import { fused } from './fused.js'
import type { Batch, DensePass } from './pass.js'

/**
 * One optimiser step on one batch: to the bit what `optimiser.step` gives for the gradient of the
 * batch loss over `arenaVectors`, but in one pass over the parameters forward and one backward, in
 * which they are updated; in place where the state before is given up.
 * @param batch the rows, asked for at every application
 * @throws MapError where `optimiser.step` does; when applied, RangeError as `DensePass.scores`
 */
export function denseStep<P>(
  pass: DensePass,
  optimiser: Optimiser<Float32Array, P>,
  batch: () => Batch,
): SelfMap<P> {
  const { arena, network, update } = pass
  optimiser.step(theta => theta) // refuses what the map refuses
  const run = (state: P, given: boolean): P => {
    const rows = batch()
    pass.check(optimiser.parameters(state), rows) // before anything is made, or written over
    const step = fused({ arena, update, given }, optimiser.rule, state)
    pass.backward(step.at, rows, step.update)
    return step.image as P
  }
  return {
    name: `${network.name}, ${optimiser.name}`,
    proved: {},
    apply: state => run(state, false),
    applyInPlace: state => run(state, true),
  }
}
