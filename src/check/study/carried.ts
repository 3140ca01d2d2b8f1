import { lipschitzIn } from '../../map/self-map.js'
import { brief } from '../shown.js'
import type { MethodFindings } from './findings.js'
import type { Looked } from './looked.js'
import { constantOf, supLip } from './quantity.js'
import type { Row } from './study.js'

const named = { quantity: supLip, method: 'carried', source: 'the maps' } as const

/** The constants that the maps carry, on the whole space. */
export function carried<P>(looked: Looked<P>): MethodFindings {
  const { subject, maps, whole } = looked
  const { map, space } = subject
  const constants = maps.map(each => lipschitzIn(each, space))
  const known = constants.filter(k => k !== undefined)
  const most = Math.max(...known)
  const law = map.proved?.lipschitz?.[space.metric]
  if (law === undefined && known.length < maps.length) {
    const refused = `not all maps carry a constant in ${space.metric}`
    return { rows: [{ ...named, refused, evaluations: 0 }] }
  }
  const k = law ?? most
  const bounds = whole || law !== undefined
  const of = bounds ? 'of every map of the law, everywhere' : 'everywhere; others may carry more'
  const row: Row = {
    ...named,
    quantity: bounds ? supLip : constantOf(looked),
    kind: 'upper bound',
    value: k,
    evaluations: 0,
    detail: `${of}${Math.min(...known) < most ? `; from ${brief(Math.min(...known))} to ${brief(most)}` : ''}`,
  }
  return { rows: [row], ...(bounds && { facts: { carried: k } }) }
}
