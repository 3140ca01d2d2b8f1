import { describe, expect, test } from 'vitest'
import { libraryPaths } from '../../src/proof/library.js'
import { nameQuestions, namesIn, pathQuestions } from '../../src/proof/names.js'
import { asking, type Question, readAnswers } from '../../src/proof/question.js'
import { theorem } from '../../src/proof/theorem.js'

/** The one question that asks about the name. */
function asked(questions: readonly Question[], name: string): Question {
  const found = questions.filter(({ ask }) => ask.endsWith(`Locate ${name}.`))
  expect(found.length, name).toBe(1)
  return found[0]!
}

// What Coq 8.16.1 printed, without plants and with them.
describe('paths', () => {
  const sharp = theorem('AnchoredSharp', 'anchored_sharp', '')
  const questions = pathQuestions([sharp])

  test.each([
    ['Constant Coq.Logic.Classical_Prop.classic\n', undefined],
    [
      `Constant Retrograde.Classical_Prop.classic
Constant Coq.Logic.Classical_Prop.classic
  (shorter name to refer to it in current context is Logic.Classical_Prop.classic)
`,
      'Classical_Prop.classic is Retrograde.Classical_Prop.classic, and should be Coq.Logic.Classical_Prop.classic',
    ],
    [
      'No object of basename Classical_Prop.classic\n',
      'Classical_Prop.classic is nothing, and should be Coq.Logic.Classical_Prop.classic',
    ],
  ])('of axioms: %j', (printed, objection) => {
    expect(asked(questions, 'Classical_Prop.classic').objection(printed)).toBe(objection)
  })

  test.each([
    [
      `Constant Retrograde.AnchoredSharp.anchored_sharp
  (shorter name to refer to it in current context is AnchoredSharp.anchored_sharp)
`,
      undefined,
    ],
    [
      'Constant Retrograde.DifferenceThree.Retrograde.AnchoredSharp.anchored_sharp\n',
      'Retrograde.AnchoredSharp.anchored_sharp is Retrograde.DifferenceThree.Retrograde.AnchoredSharp.anchored_sharp, and should be Retrograde.AnchoredSharp.anchored_sharp',
    ],
  ])('of theorems: %j', (printed, objection) => {
    expect(asked(questions, 'Retrograde.AnchoredSharp.anchored_sharp').objection(printed)).toBe(
      objection,
    )
  })
})

describe('names of statements', () => {
  const files = new Map([
    ['Words', 'Definition run (x : R) := x.'],
    ['Pair', 'Record pair : Type := { left : R; right :> R }.'],
    [
      'Statements',
      `From Retrograde Require Import Words
  Pair.
Definition states_run_far : forall (A : R) (free : R), cv_infty (fun n : nat => run left%R) := @run_far.
(* Rabs *)`,
    ],
  ])
  const questions = nameQuestions(files)

  test('are those of the text, without comments, scopes and keywords', () => {
    expect(namesIn(files.get('Statements')!)).toEqual([
      'A',
      'R',
      'free',
      'cv_infty',
      'n',
      'nat',
      'run',
      'left',
      'run_far',
    ])
  })

  test('are asked about where the imports are those of Statements.v', () => {
    expect(asking(questions.slice(0, 1))).toBe(`From Retrograde Require Import Words Pair.
Locate A.
Goal True. idtac "next". exact I. Qed.
`)
  })

  test.each([
    ['cv_infty', 'Constant Coq.Reals.SeqProp.cv_infty\n', undefined],
    [
      'cv_infty',
      `Constant Retrograde.Library.cv_infty
Constant Coq.Reals.SeqProp.cv_infty
  (shorter name to refer to it in current context is SeqProp.cv_infty)
`,
      'cv_infty in Statements.v is Retrograde.Library.cv_infty, and should be Coq.Reals.SeqProp.cv_infty',
    ],
    ['R', 'Constant Coq.Reals.Rdefinitions.RbaseSymbolsImpl.R\n', undefined],
    ['run', 'Constant Retrograde.Words.run\n', undefined],
    [
      'run',
      'Constant Retrograde.Pair.Words.run\nConstant Retrograde.Words.run\n',
      'run in Statements.v is Retrograde.Pair.Words.run, and should be Retrograde.Words.run',
    ],
    ['left', 'Constant Retrograde.Pair.left\n', undefined],
    ['free', 'No object of basename free\n', undefined],
    [
      'free',
      'Constant Coq.Somewhere.free\n',
      'free in Statements.v is Coq.Somewhere.free, and should be a variable',
    ],
    ['A', 'Constructor Coq.micromega.Tauto.A\n', undefined],
    [
      'A',
      'Constant Retrograde.Words.A\n',
      'A in Statements.v is Retrograde.Words.A, and should be a variable',
    ],
    [
      'n',
      'File "./Audit.v", line 1',
      'n in Statements.v is File "./Audit.v", line 1, and should be a variable',
    ],
  ])('%s, answered %j', (name, printed, objection) => {
    expect(asked(questions, name).objection(printed)).toBe(objection)
  })

  test('of the library have a path each', () => {
    for (const [name, path] of libraryPaths)
      expect(path).toMatch(new RegExp(`^Coq\\..*\\.${name}$`))
    expect(libraryPaths.get('Nat.iter')).toBe('Coq.Arith.PeanoNat.Nat.iter')
  })
})

test('every objection is reported, and answers are counted', () => {
  const always = (objection?: string): Question => ({ ask: '', objection: () => objection })
  const questions = [always('one'), always(), always('two')]
  expect(() => readAnswers(questions, 'a\nnext\nnext\nnext\n')).toThrow('one\ntwo')
  expect(() => readAnswers(questions, 'next\nnext\n')).toThrow('3 answers expected, got 2')
  expect(() => readAnswers([always()], 'next\nmore')).toThrow('1 answers expected, got 1')
})
