import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { AuditError } from '../../src/proof/axioms.js'
import { withoutComments } from '../../src/proof/sentence.js'
import {
  defined,
  forbiddenIn,
  inOrder,
  introduced,
  proved,
  required,
} from '../../src/proof/source.js'
import { property } from '../property.js'

/** Lines of Coq in which nothing is forbidden, though words of comments and strings would be. */
const innocent = fc.constantFrom(
  'Theorem t : True. Proof. exact I. Qed.',
  '(** Admitted, an Axiom, a Parameter *)',
  '(* (* Axiom *) admit *)',
  'Definition admitted_students := 0.',
  'Lemma parameterless : 1 = 1.',
  'Lemma l : True. Proof. idtac "Axiom. (* ". exact I. Qed.',
  'Proof. intros x. { exact I. } - simpl; reflexivity. 2: { lia. } Qed.',
  'Proof. refine ?[x]. [x]: { exact I. } Qed.',
  'Definition by_cases n := match n with O => 0 | S _ => 1 end.',
  '',
)
/** What a session might slip in. Of each, one sentence is refused. */
const plants = [
  'Proof. Admitted.',
  '  admit.',
  '- intros; give_up.',
  'Axiom a : False.',
  'Local Axiom a : False.',
  'Axioms a b : False.',
  'Parameter p : nat.',
  'Conjecture c : False.',
  'Unset Guard Checking.',
  'Unset Universe Checking.',
  'Set Definitional UIP.',
  '#[bypass_check(guard)] Fixpoint f (n : nat) : nat := f n.',
  'Hypothesis h : False.',
  'Variables x y : nat.',
  'Context {h : False}.',
  'Let x := 1.',
  'Qed. Hypothesis h : False.',
  'Proof. exact I. Qed. Hypothesis h : False.',
  'Local Hypothesis h : False.',
  '#[local] Hypothesis h : False.',
  'Time Axiom a : False.',
  'Module A := Nat.',
  'Module Backward.',
  'Module Type T.',
  'Include Nat.',
  'Declare Instance x : False.',
  'Declare Module X : T.',
  'Admit Obligations.',
  'Program Definition x : False := _.',
  'Local Definition cv_infty := 0.',
  'Instance x : c := y.',
  'Inductive bad := make (f : bad -> False).',
  'Variant x := y.',
  'Notation x := 1.',
  'Notation "x <= y" := True.',
  'Infix "+" := minus : vector_scope.',
  'Coercion f : A >-> B.',
  'Open Scope nat_scope.',
  'Arguments sqrt x%nat.',
  'Primitive p := #int63_add.',
  'From Coq Require Import Hurkens.',
  'Require Import Classical.',
  'Load Elsewhere.',
  '[x]: { Notation "x <= y" := True.',
  '[ x ] : { Axiom a : False.',
  '!: { Axiom a : False.',
  '2 : { - [x]: { Axiom a : False.',
  'Fixpoint f (n : nat) : nat := 0 with cv_infty (n : nat) : nat := 1.',
  'Lemma a : True with cv_infty : nat.',
  'Fixpoint f (n : nat) : nat := n where "x <= y" := True.',
  'Record r : Type := { f : nat where "x + y" := (minus x y) }.',
  'Definition caf\u00e9 := 0.',
]
const planted = fc.constantFrom(...plants)

describe('what is forbidden', () => {
  test.each(plants)('%s', plant => {
    expect(forbiddenIn(plant).length).toBe(1)
    expect(forbiddenIn(`Lemma l : True. Proof. exact I. Qed.  ${plant}`).length).toBe(1)
  })

  property([fc.array(innocent), planted, fc.array(innocent)])(
    'is found in its line, wherever it is planted',
    (before, plant, after) => {
      const found = forbiddenIn([...before, plant, ...after].join('\n'))
      expect(found.map(({ line }) => line)).toEqual([before.length + 1])
    },
  )

  property([fc.array(innocent), planted, fc.array(innocent)])(
    'is not found in a comment',
    (before, plant, after) => {
      expect(forbiddenIn([...before, `(* ${plant} *)`, ...after].join('\n'))).toEqual([])
    },
  )

  test('wherever it is broken into lines', () => {
    expect(forbiddenIn('Lemma l : True.\n  Unset\n Guard (* . *)\n Checking.')).toEqual([
      { line: 2, command: 'Unset Guard Checking' },
    ])
  })

  property([fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 4 })])(
    'but hypotheses in sections, however deep, are not',
    sections => {
      const lines = [
        ...sections.map(name => `Section ${name}.`),
        'Hypothesis h : True.',
        ...sections.map(name => `End ${name}.`).reverse(),
      ]
      expect(forbiddenIn(lines.join('\n'))).toEqual([])
      expect(forbiddenIn([...lines, 'Hypothesis h : True.'].join('\n'))).toEqual([
        { line: lines.length + 1, command: 'Hypothesis h : True outside of a section' },
      ])
    },
  )
})

describe('the text', () => {
  property([fc.string()])('keeps its lines when comments are taken out', text => {
    const shape = (s: string) => s.split('\n').map(line => line.length)
    expect(shape(withoutComments(text))).toEqual(shape(text))
  })

  test('says what is proved, defined and required', () => {
    const text = `From Retrograde Require Import Words
      Metric.
From Retrograde Require Export Library. (* From Retrograde Require Import Nothing. *)
Theorem one : True. Proof. exact I. Qed. Lemma two' : True.
Definition three := 3. Record four : Type := { zero : nat; plus :> forall n, n = n }. (* Theorem five *)
  Definition
    cv_infty (u : nat) := True. Fixpoint six (n : nat) := n.`
    expect(proved(text)).toEqual(['one', "two'"])
    expect(defined(text)).toEqual(['three', 'four', 'cv_infty', 'six'])
    expect(introduced(text).slice(6)).toEqual(['Build_four', 'zero', 'plus'])
    expect(required(text)).toEqual(['Words', 'Metric'])
  })
})

describe('the order of files', () => {
  const chain = fc.uniqueArray(fc.stringMatching(/^[A-Z][a-z]{1,6}$/), {
    minLength: 1,
    maxLength: 8,
  })
  const need = (others: readonly string[]) =>
    others.map(other => `From Retrograde Require Import ${other}.`).join('\n')

  property([chain, fc.infiniteStream(fc.nat())])(
    'puts each file after those it requires',
    (names, bits) => {
      const files = new Map(
        names.map((name, i) => [
          name,
          need(names.slice(0, i).filter(() => bits.next().value! % 2 === 0)),
        ]),
      )
      const order = inOrder(files)
      expect([...order].sort()).toEqual([...names].sort())
      for (const [file, text] of files)
        for (const other of required(text))
          expect(order.indexOf(other)).toBeLessThan(order.indexOf(file))
    },
  )

  test('refuses circles and files that are not there', () => {
    expect(() =>
      inOrder(
        new Map([
          ['A', need(['B'])],
          ['B', need(['A'])],
        ]),
      ),
    ).toThrow(new AuditError('A requires B requires A: a circle'))
    expect(() => inOrder(new Map([['A', need(['B'])]]))).toThrow(
      new AuditError('A requires B.v, which is not there'),
    )
  })
})
