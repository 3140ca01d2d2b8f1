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
import { seenTail } from './seen-tail.js'
import type { Row } from './study.js'

/** Slopes drawn for the moment equation. */
const slopesDrawn = 20_000

/** How heavy the tail of the stationary law is: from slopes where maps are affine, and as seen. */
export function tails<P>(looked: Looked<P>, before: Facts): MethodFindings {
  const { sampling } = looked.subject.map
  if (sampling !== 'i.i.d.') {
    const refused = `maps are ${sampling}: only of i.i.d. ones is there a stationary law`
    const named = { quantity: 'α', method: 'Hill', source: 'Hill 1975' }
    return { rows: [{ ...named, refused, evaluations: 0 }] }
  }
  const index = slopesIndex(looked)
  const rows: Row[] = [...(index ? [momentRow(index)] : []), hillOf(looked, before, index)]
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

/** Hill’s estimate where paths are stationary, and whether the moment equation contradicts it. */
function hillOf<P>(looked: Looked<P>, before: Facts, index: MomentIndex | undefined): Row {
  const seen = seenTail(looked, before)
  if (seen.refused !== undefined) {
    const { refused, evaluations } = seen
    return { quantity: 'α', method: 'Hill', source: 'Hill 1975', refused, evaluations }
  }
  const row = { ...hillRow(hill(seen.distances)), evaluations: seen.evaluations }
  if (!('interval' in row) || row.interval === undefined || index?.alpha === undefined) return row
  const { low, high } = index.interval ?? { low: index.alpha, high: index.alpha }
  if (row.interval.low <= high && low <= row.interval.high) return row
  const contradicted = `contradicts α = ${index.alpha.toPrecision(4)} of the moment equation`
  return { ...row, detail: row.detail ? `${row.detail}; ${contradicted}` : contradicted }
}
