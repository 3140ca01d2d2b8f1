import { expect, test } from 'vitest'
import * as arbitraries from '../../src/arbitrary/index.js'
import * as entry from '../../src/matcher/index.js'

test('what retrograde/fast-check exports', () => {
  expect(Object.keys(arbitraries).sort()).toMatchInlineSnapshot(`
    [
      "affineMap",
      "clippedMap",
      "contractionConstant",
      "contractions",
      "denseMap",
      "diagonalMap",
      "discreteLaw",
      "finiteChain",
      "finiteRandomMap",
      "foldedMap",
      "indexWord",
      "iterationOrder",
      "lineMap",
      "mapSequence",
      "mobiusMap",
      "piecewiseLinearMap",
      "pointAround",
      "polynomialVectorField",
      "quadraticStep",
      "randomMapOf",
      "sampledRandomMap",
      "scalar",
      "tableMap",
      "unitVector",
      "vector",
      "weighted",
    ]
  `)
})

test('what retrograde/vitest exports, and registers', () => {
  expect(Object.keys(entry).sort()).toEqual(['MatcherError', 'matchers'])
  const assertion = expect(0) as unknown as Record<string, unknown>
  for (const name of Object.keys(entry.matchers)) expect(assertion[name]).toBeTypeOf('function')
})
