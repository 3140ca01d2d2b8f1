import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Implication } from '../../proofs/smt/core.js'
import { cores } from '../../proofs/smt/cores/index.js'
import { openSolver, type Solver } from '../../proofs/smt/decide.js'
import { variables } from '../../proofs/smt/formula.js'
import { judge, sound } from '../../proofs/smt/judge.js'
import { lines } from '../../proofs/smt/lines.js'
import { holdsAt } from '../../proofs/smt/point.js'
import { rational } from '../../src/space/rational.js'
import { statements } from '../../src/statement/index.js'
import { property } from '../property.js'

let solver: Solver
beforeAll(async () => {
  solver = await openSolver()
})
afterAll(() => solver.close())

const claim = (follows: string, ...given: string[]): Implication => ({ says: '', given, follows })

describe('algebraic cores', () => {
  test.each(cores.map(core => [core.id, core] as const))('%s', async (_, core) => {
    const judgement = await judge(solver, core)
    const text = lines(judgement)
    expect(sound(judgement), text.join('\n')).toBe(true)
    for (const line of text) expect([...line].length).toBeLessThanOrEqual(80)
  })

  test('have names of their own, statements of the ledger, and false variants', () => {
    expect(new Set(cores.map(({ id }) => id)).size).toBe(cores.length)
    const ids = statements.map(({ id }) => id)
    for (const core of cores) {
      expect(ids, core.id).toContain(core.statement)
      expect(core.variants, core.id).not.toHaveLength(0)
    }
    expect(cores.length).toBeGreaterThanOrEqual(12)
  })
})

describe('what the harness notices', () => {
  test('a core that does not hold, by a counterexample', async () => {
    const decision = await solver.decide(claim('x^2 > x', 'x > 0'))
    expect(decision).toMatchObject({ verdict: 'refuted' })
    const judgement = await judge(solver, { ...cores[0]!, follows: 'D == 0' })
    expect(sound(judgement)).toBe(false)
    expect(lines(judgement).join('\n')).toContain('expected it to be proved')
  })

  test('hypotheses that cannot be met, from which all follows', async () => {
    const judgement = await judge(solver, { ...cores[0]!, given: ['k^2 < 0'], variants: [] })
    expect(judgement.decision.verdict).toBe('proved')
    expect(sound(judgement)).toBe(false)
  })

  test('a variant that is true', async () => {
    const judgement = await judge(solver, { ...cores[0]!, variants: [{ says: 'the same' }] })
    expect(sound(judgement)).toBe(false)
  })

  test('a time that runs out', async () => {
    const hard = claim(
      'x^5*y + y^7*z + z^3*w^4 != x*w + 1',
      'x*y*z*w > 1',
      'x^7 + y^9 == z^5 + w^4',
    )
    expect(await solver.decide(hard, 1)).toMatchObject({ verdict: 'undecided' })
  })

  test('a model that is irrational, and so not checked', async () => {
    const decision = await solver.decide(claim('x <= 1', 'x^2 == 2'))
    expect(decision).toMatchObject({
      verdict: 'undecided',
      reason: expect.stringContaining('no rational number'),
    })
  })
})

describe('formulas', () => {
  const integer = fc.integer({ min: -9, max: 9 })

  // Dyadic, so that doubles are exact.
  property([integer, fc.constantFrom(1, 2, 4, 8), integer])(
    'are read as JavaScript reads them',
    (x, d, y) => {
      const q = x / d
      const readings: [string, boolean][] = [
        ['-x^2 + 2*x*y - 3 < y', -(q ** 2) + 2 * q * y - 3 < y],
        ['abs(x - y) >= max(x, y, 0)', Math.abs(q - y) >= Math.max(q, y, 0)],
        ['0 <= x < y != 3', 0 <= q && q < y && y !== 3],
        ['not (x > y) or y == 2', !(q > y) || y === 2],
        ['iff(x <= y, y > 0)', q <= y === y > 0],
      ]
      const at = new Map([
        ['x', rational(x, d)],
        ['y', rational(y)],
      ])
      for (const [formula, value] of readings) {
        expect(holdsAt(formula, at), formula).toBe(value)
      }
    },
  )

  property([integer, integer], { numRuns: 20 })('are read by Z3 as at points', async (x, y) => {
    const formulas = ['-x^2 + 2*x*y < y', 'abs(x - y) >= max(x, y, 0)', 'iff(x <= y, 0 < y <= 5)']
    const at = new Map([
      ['x', rational(x)],
      ['y', rational(y)],
    ])
    for (const formula of formulas) {
      const { verdict } = await solver.decide(claim(formula, `x == ${x}`, `y == ${y}`))
      expect(verdict, formula).toBe(holdsAt(formula, at) ? 'proved' : 'refuted')
    }
  })

  test('know their variables, and refuse what is none', () => {
    expect([...variables('abs(x) < max(y, 1)')].sort()).toEqual(['x', 'y'])
    for (const text of ['x', 'x + 1', 'x < sin(y)', 'x < y^z', 'x < 1.5', 'x ? 1 : 2']) {
      const at = new Map(['x', 'y', 'z'].map(name => [name, rational(1)] as const))
      expect(() => holdsAt(text, at), text).toThrow(SyntaxError)
    }
    expect(() => holdsAt('x < y', new Map())).toThrow('x: expected a value, got none')
  })
})
