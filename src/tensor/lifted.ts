import * as tf from '@tensorflow/tfjs'
import type { SelfMap } from '../map/self-map.js'
import { mapTensors, tensorsOf } from './state.js'

/**
 * A map written over a vector space, on states made of tensors: T(p) and nothing else is left when
 * it returns, and T(p) shares no tensor with p, so that each can be disposed of alone.
 */
export function lifted<P, S>(map: SelfMap<P, S>): SelfMap<P, S> {
  return {
    get name() {
      return map.name
    },
    get proved() {
      return map.proved
    },
    apply: p => own(p, () => map.apply(p)) as P,
  }
}

/** What `make` returns, with tensors that are all its own, and nothing else that it made. */
export function own<R>(given: unknown, make: () => R): R {
  return tf.tidy(() => {
    const taken = new Set(tensorsOf(given))
    const result = mapTensors(make(), tensor => {
      // A state that keeps part of the one before, as the heavy ball does, gets a handle of its own.
      const mine = taken.has(tensor) ? tf.clone(tensor) : tensor
      taken.add(mine)
      return mine
    })
    return result as R & tf.TensorContainer
  })
}
