import { hill } from '../../estimate/hill.js'
import {
  exactMomentIndex,
  hillRow,
  type MomentIndex,
  momentIndex,
  momentRow,
} from '../../estimate/tail-index.js'
import { MomentError } from '../../law/moment-index.js'
import type { AffineMap } from '../../map/affine.js'
import type { SelfMap } from '../../map/self-map.js'
import { asFinite } from '../known.js'
import type { Facts } from './facts.js'
import type { MethodFindings } from './findings.js'
import type { Looked } from './looked.js'
import type { Row } from './study.js'

/** Slopes drawn for the moment equation; realisations, and their length, for Hill’s estimate. */
const slopesDrawn = 20_000
const realisations = 4000
const steps = 100

/** How heavy the tail of the stationary law is: from slopes where maps are affine, and as seen. */
export function tails<P>(looked: Looked<P>): MethodFindings {
  const index = slopesIndex(looked)
  const seen = hillOf(looked)
  const rows = [...(index ? [momentRow(index)] : []), seen]
  const facts: Facts =
    index?.alpha === undefined
      ? {}
      : { tail: index.interval ?? { low: index.alpha, high: index.alpha, confidence: 1 } }
  // No slope above 1 in a sample is no proof that there is none.
  const unseen = index?.kind === 'estimate' && index.alpha === Infinity
  return { rows, ...(!unseen && { facts }), cut: looked.stop() }
}

const isAffine = (map: SelfMap<unknown>): boolean => 'family' in map && map.family === 'affine'

function slopesIndex<P>({ subject, maps, seed }: Looked<P>): MomentIndex | undefined {
  if (!maps.every(map => isAffine(map as SelfMap<unknown>))) return undefined
  const affine = (map: SelfMap<P>) => map as unknown as AffineMap<number>
  const finite = asFinite(subject.map)
  if (finite === undefined) {
    const sequence = subject.map.realize(seed, 2)
    const slopes = Array.from({ length: slopesDrawn }, (_, i) => affine(sequence.at(i + 1)).a)
    return momentIndex(slopes)
  }
  try {
    const weight = (i: number) => finite.weights[i]!
    return exactMomentIndex(maps.map((map, i) => ({ point: affine(map), weight: weight(i) })))
  } catch (error) {
    if (!(error instanceof MomentError)) throw error
    return { refused: error.message, kind: 'computed', evaluations: maps.length }
  }
}

/** Hill’s estimate on the distances from the start of independent forward iterates. */
function hillOf<P>({ subject, seed, stop }: Looked<P>): Row {
  const { map, space, start } = subject
  const far: number[] = []
  for (let r = 0; r < realisations && !stop(); r++) {
    const sequence = map.realize(seed, r)
    let p = start
    for (let i = 1; i <= steps; i++) p = sequence.at(i).apply(p)
    const d = space.objection(p) === undefined ? space.distance(start, p) : Infinity
    if (!Number.isFinite(d)) {
      return {
        quantity: 'α',
        method: 'Hill',
        source: 'Hill 1975',
        refused: `a forward path of ${steps} steps left the numbers: it has no stationary law`,
        evaluations: (r + 1) * steps,
      }
    }
    far.push(d)
  }
  return { ...hillRow(hill(far)), evaluations: far.length * steps }
}
