import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lineMap, scalar, weighted } from '../../src/arbitrary/index.js'
import { equalLaws, rationalKey } from '../../src/law/finite-law.js'
import { transition } from '../../src/law/transition.js'
import { wordLaw } from '../../src/law/word-law.js'
import { forward } from '../../src/order/forward.js'
import { rationals } from '../../src/space/rational.js'

test('one transition takes the law of Y_n to that of Y_{n+1}', () => {
  fc.assert(
    fc.property(
      weighted(lineMap(rationals), { maxLength: 3 }),
      scalar(rationals),
      fc.nat(4),
      (maps, start, n) => {
        const law = (length: number) => wordLaw(forward.word(length), maps, start, rationalKey)
        expect(equalLaws(transition(law(n), maps), law(n + 1))).toBe(true)
      },
    ),
  )
})
