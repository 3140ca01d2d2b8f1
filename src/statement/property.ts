import fc from 'fast-check'
import type { Finding } from './finding.js'
import type { Check, Context, Evidence, Outcome } from './statement.js'

/** A claim over all instances of an arbitrary. */
export interface PropertyOptions<I> {
  readonly name: string
  readonly kind: Evidence
  readonly given: fc.Arbitrary<I>
  /** What an instance shows; pure in it. */
  holds(instance: I): Finding
  /** How an instance is written in a counterexample. */
  show?(instance: I): string
  /** Instances tried as a check: 100 unless given, and a fifth of them in a quick run. */
  readonly runs?: number
}

/**
 * Instances that a control may try, in a quick run too: it ends at the first that refutes it. If
 * one instance in a hundred does, none is met with probability 2·10^−22.
 */
const SEARCH = 5000

/**
 * A check that tries a claim on random instances and shrinks the first one that refutes it to
 * something a person can read.
 */
export function property<I>(options: PropertyOptions<I>): Check {
  const { name, kind, given, holds, show = fc.stringify, runs = 100 } = options
  return {
    name,
    kind,
    run(context: Context): Outcome {
      let margin = Infinity
      const tried = context.quick ? Math.max(1, Math.ceil(runs / 5)) : runs
      const numRuns = context.role === 'control' ? SEARCH : tried
      const result = fc.check(
        fc.property(given, instance => {
          context.signal.throwIfAborted()
          const finding = holds(instance)
          if (finding.holds) margin = Math.min(margin, finding.margin ?? Infinity)
          return finding.holds
        }),
        { seed: context.seed, numRuns },
      )
      context.signal.throwIfAborted()
      if (!result.failed) {
        const instances = result.numRuns
        return {
          holds: true,
          detail: `${instances} random instances`,
          instances,
          ...(margin < Infinity ? { margin } : {}),
        }
      }
      if (result.counterexample === null) throw result.errorInstance ?? new Error(name)
      const [instance] = result.counterexample
      const finding = holds(instance) // throws what the property threw, if it threw
      return {
        holds: false,
        detail: `${show(instance)}: ${finding.because}`,
        instances: result.numRuns,
        ...(finding.margin === undefined ? {} : { margin: finding.margin }),
      }
    },
  }
}

/** A check of one thing, worked out in code. */
export function single(
  name: string,
  kind: Evidence,
  run: (context: Context) => Finding | Outcome | Promise<Outcome>,
): Check {
  return {
    name,
    kind,
    async run(context) {
      const found = await run(context)
      if ('detail' in found) return found
      const { holds, margin, because } = found
      return { holds, detail: because, ...(margin === undefined ? {} : { margin }) }
    },
  }
}
