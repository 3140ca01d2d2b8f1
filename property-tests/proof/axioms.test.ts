import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { allowedAxioms, axiomsOf, called } from '../../src/proof/axioms.js'
import { property } from '../property.js'
import { assumptions, printedAxioms } from './coq-axioms.js'

const names = [...printedAxioms.keys()]

describe('assumptions', () => {
  test('the allowed ones are the four of the Reals and of classical logic', () => {
    expect([...allowedAxioms.keys()]).toEqual(names)
  })

  property([fc.subarray(names)])('are read from what Coq prints', axioms => {
    expect(axiomsOf(assumptions(axioms)).map(({ name }) => name)).toEqual(axioms)
    expect(axiomsOf(assumptions(axioms)).map(called)).toEqual(
      axioms.map(name => allowedAxioms.get(name)!.short),
    )
  })

  test.each([
    [
      'Fetching opaque proofs from disk',
      'assumptions expected, got “Fetching opaque proofs from disk”',
    ],
    [
      'Axioms:\nloop is assumed to be guarded.',
      'an axiom expected, got “loop is assumed to be guarded.”',
    ],
    [
      'Axioms:\nbad is assumed to be positive.',
      'an axiom expected, got “bad is assumed to be positive.”',
    ],
    ['Section Variables:\nh : False', 'assumptions expected, got “Section Variables:”'],
    ['', 'assumptions expected, got “”'],
  ])('anything else is refused: %j', (text, message) => {
    expect(() => axiomsOf(text)).toThrow(message)
  })

  property([fc.constantFrom(...names), fc.constantFrom('forall P : Prop, P', 'False')])(
    'an allowed name with another type is not the allowed axiom',
    (name, type) => {
      const [assumed] = axiomsOf(`Axioms:\n${name} : ${type}\n`)
      expect(called(assumed!)).toBe(`${name} : ${type}`)
    },
  )
})
