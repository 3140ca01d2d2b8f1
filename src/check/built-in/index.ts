import { type Subject, SubjectError } from '../subject.js'
import type { BuiltIn } from './built-in.js'
import { descents } from './descents.js'
import { linearMaps } from './linear.js'
import { onTheLine } from './on-the-line.js'

export type { BuiltIn } from './built-in.js'

/** The random maps that go by a name. */
export const builtIns: readonly (BuiltIn<number> | BuiltIn<Float64Array>)[] = [
  ...onTheLine,
  ...linearMaps,
  ...descents,
]

/** The random map of a name. Throws SubjectError, naming them all, if there is none. */
export function builtIn(name: string): Subject<number> | Subject<Float64Array> {
  const found = builtIns.find(each => each.name === name)
  if (found !== undefined) return found.subject()
  throw new SubjectError(
    `random map ${JSON.stringify(name)}: expected one of ${builtIns.map(each => each.name).join(', ')}`,
  )
}
