import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { allowedAxioms } from '../../src/proof/axioms.js'
import { assumptionQuestions, foundationOf, foundations } from '../../src/proof/foundation.js'
import { asking, readAnswers } from '../../src/proof/question.js'
import { theorem } from '../../src/proof/theorem.js'
import { theorems } from '../../src/proof/theorems.js'
import { property } from '../property.js'
import { assumptions, printedAxioms } from './coq-axioms.js'

const names = [...printedAxioms.keys()]

describe('what theorems rest on', () => {
  const list = [theorem('Metric', 'm', ''), theorem('Backward', 'b', ''), theorem('Law', 'l', '')]

  test('is asked of each foundation, by full names', () => {
    expect(
      asking(assumptionQuestions(list)),
    ).toBe(`Definition audit_0 := (@Retrograde.Backward.b, I).
Print Assumptions audit_0.
Goal True. idtac "next". exact I. Qed.
Definition audit_1 := (@Retrograde.Metric.m, @Retrograde.Law.l, I).
Print Assumptions audit_1.
Goal True. idtac "next". exact I. Qed.
`)
  })

  const named = new Map([...allowedAxioms].map(([name, { short }]) => [short, name]))
  const says = (file: string) => foundationOf(file).axioms.map(short => named.get(short)!)
  const read = (first: readonly string[], second: readonly string[]) =>
    readAnswers(
      assumptionQuestions(list),
      `${assumptions(first)}next\n${assumptions(second)}next\n`,
    )

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
    expect(() => readAnswers(assumptionQuestions(list), `${assumptions([])}next\n`)).toThrow(
      '2 answers expected, got 1',
    )
    expect(() =>
      readAnswers(assumptionQuestions(list), `${assumptions([])}next\n`.repeat(3)),
    ).toThrow('2 answers expected, got 3')
  })

  test('each file has one foundation, of allowed axioms', () => {
    const files = foundations.flatMap(({ files }) => files)
    expect([...new Set(theorems.map(({ file }) => file))].sort()).toEqual(files.toSorted())
    for (const short of foundations.flatMap(({ axioms }) => axioms))
      expect(named.has(short), short).toBe(true)
    expect(() => foundationOf('Nothing')).toThrow('Nothing.v: it is not said what it rests on')
  })
})
