import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { auditFile, foundationOf, foundations, readAudit } from '../../src/proof/audit.js'
import { allowedAxioms, axiomsOf } from '../../src/proof/axioms.js'
import { theorem } from '../../src/proof/theorem.js'
import { theorems } from '../../src/proof/theorems.js'
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
  const list = [theorem('Metric', 'm', ''), theorem('Backward', 'b', ''), theorem('Law', 'l', '')]

  test('asks what the theorems of each foundation rest on', () => {
    expect(auditFile(list)).toBe(`From Retrograde Require Import Metric Backward Law.
Definition audit_0 := (@Backward.b, I).
Print Assumptions audit_0.
Goal True. idtac "next". exact I. Qed.
Definition audit_1 := (@Metric.m, @Law.l, I).
Print Assumptions audit_1.
Goal True. idtac "next". exact I. Qed.
`)
  })

  const named = new Map([...allowedAxioms].map(([name, { short }]) => [short, name]))
  const says = (file: string) => foundationOf(file).axioms.map(short => named.get(short)!)
  const read = (first: readonly string[], second: readonly string[]) =>
    readAudit(list, `${answer(first)}next\n${answer(second)}next\n`)

  property([fc.shuffledSubarray(names), fc.shuffledSubarray(names)])(
    'is answered by just what each foundation says',
    (first, second) => {
      const same = (a: readonly string[], b: readonly string[]) =>
        a.toSorted().join() === b.toSorted().join()
      if (same(first, says('Backward')) && same(second, says('Metric'))) read(first, second)
      else expect(() => read(first, second)).toThrow(/they rest on .*, and are said to rest on /)
    },
  )

  property([fc.stringMatching(/^[A-Za-z]\w{0,9}(\.[a-z]\w{0,9})?$/), fc.nat(3)])(
    'refuses any other axiom, wherever it stands',
    (other, place) => {
      read(says('Backward'), says('Metric'))
      expect(() => read(says('Backward'), says('Metric').toSpliced(place, 0, other))).toThrow(other)
    },
  )

  test('an answer too few or too many is refused', () => {
    expect(() => readAudit(list, `${answer([])}next\n`)).toThrow('2 answers expected, got 1')
    expect(() => readAudit(list, `${answer([])}next\n`.repeat(3))).toThrow(
      '2 answers expected, got 3',
    )
  })

  test('each file has one foundation, of allowed axioms', () => {
    const files = foundations.flatMap(({ files }) => files)
    expect([...new Set(theorems.map(({ file }) => file))].sort()).toEqual(files.toSorted())
    for (const short of foundations.flatMap(({ axioms }) => axioms))
      expect(named.has(short), short).toBe(true)
    expect(() => foundationOf('Nothing')).toThrow('Nothing.v: it is not said what it rests on')
  })
})
