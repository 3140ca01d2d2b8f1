import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { allowedAxioms, axiomsOf, forbiddenAxioms } from '../../src/proof/axioms.js'
import { auditFile, readAudit } from '../../src/proof/check.js'
import { theorem } from '../../src/proof/theorem.js'
import { property } from '../property.js'

// As Coq 8.16.1 prints them, types and all.
const printed = new Map([
  [
    'ClassicalDedekindReals.sig_forall_dec',
    `ClassicalDedekindReals.sig_forall_dec
  : forall P : nat -> Prop,
    (forall n : nat, {P n} + {~ P n}) ->
    {n : nat | ~ P n} + {forall n : nat, P n}`,
  ],
  [
    'ClassicalDedekindReals.sig_not_dec',
    'ClassicalDedekindReals.sig_not_dec : forall P : Prop, {~ ~ P} + {~ P}',
  ],
  [
    'FunctionalExtensionality.functional_extensionality_dep',
    `FunctionalExtensionality.functional_extensionality_dep
  : forall (A : Type) (B : A -> Type) (f g : forall x : A, B x),
    (forall x : A, f x = g x) -> f = g`,
  ],
  ['Classical_Prop.classic', 'Classical_Prop.classic : forall P : Prop, P \\/ ~ P'],
])
const names = [...printed.keys()]
const answer = (axioms: readonly string[]) =>
  axioms.length === 0
    ? 'Closed under the global context\n'
    : `Axioms:\n${axioms.map(name => `${printed.get(name) ?? `${name} : False`}\n`).join('')}`

describe('assumptions', () => {
  test('the allowed ones are the four of the Reals and of classical logic', () => {
    expect([...allowedAxioms.keys()]).toEqual(names)
  })

  property([fc.subarray(names)])('are read from what Coq prints', axioms => {
    expect(axiomsOf(answer(axioms))).toEqual(axioms)
    expect(forbiddenAxioms(axioms)).toEqual([])
  })

  property([
    fc.subarray(names),
    fc.stringMatching(/^[A-Za-z]\w{0,9}(\.[a-z]\w{0,9})?$/),
    fc.nat(4),
  ])('any other axiom is found among them', (axioms, other, place) => {
    const all = axioms.toSpliced(place, 0, other)
    expect(forbiddenAxioms(axiomsOf(answer(all)))).toEqual([other])
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
})

describe('the audit file', () => {
  const list = [theorem('A', 'a1', ''), theorem('A', 'a2', ''), theorem('B', 'b1', '')]

  test('asks for the assumptions of all theorems, file by file', () => {
    expect(auditFile(list)).toBe(`From Retrograde Require Import A B.
Definition audit_A := (@A.a1, @A.a2, I).
Print Assumptions audit_A.
Goal True. idtac "next". exact I. Qed.
Definition audit_B := (@B.b1, I).
Print Assumptions audit_B.
Goal True. idtac "next". exact I. Qed.
`)
  })

  property([fc.subarray(names), fc.subarray(names)])('is answered file by file', (a, b) => {
    expect(readAudit(list, `${answer(a)}next\n${answer(b)}next\n`)).toEqual(
      new Map([
        ['A', a],
        ['B', b],
      ]),
    )
  })

  test('an answer too few or too many is refused', () => {
    expect(() => readAudit(list, `${answer([])}next\n`)).toThrow('2 answers expected, got 1')
    expect(() => readAudit(list, `${answer([])}next\n`.repeat(3))).toThrow(
      '2 answers expected, got 3',
    )
  })
})
