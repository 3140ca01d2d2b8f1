import type { Subject } from '../subject.js'

/** A random map that goes by a name, with all that is to be known of it. */
export interface BuiltIn<P> {
  /** "least-squares". */
  readonly name: string
  /** What it is, in a line. */
  readonly title: string
  /** Made when it is asked for. */
  subject(): Subject<P>
}
