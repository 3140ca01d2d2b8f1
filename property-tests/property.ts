import fc from 'fast-check'
import { test } from 'vitest'

/**
 * A test that a predicate holds for all values of the arbitraries; a failure prints the shrunk
 * counterexample with the seed and path that replay it. (The names of tests stay the same from run
 * to run, which tools that pick tests by name need.)
 */
export function property<Ts extends [unknown, ...unknown[]]>(
  arbitraries: { [K in keyof Ts]: fc.Arbitrary<Ts[K]> },
  parameters: fc.Parameters<Ts> = {},
) {
  return (name: string, predicate: (...values: Ts) => Promise<unknown> | unknown) =>
    test(name, () =>
      fc.assert(
        fc.asyncProperty<Ts>(...arbitraries, async (...values) => {
          await predicate(...values)
        }),
        parameters,
      ),
    )
}
