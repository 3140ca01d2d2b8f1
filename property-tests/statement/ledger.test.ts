import { describe, expect, test } from 'vitest'
import { mathml } from '../../src/report/math.js'
import { runCheck, statements } from '../../src/statement/index.js'

/**
 * The statement objects that `retrograde verify` runs, run again here: one test a check, one a
 * control. RETROGRADE_SEED sets the seed (any integer; 1 unless set).
 */
const seed = Number(process.env.RETROGRADE_SEED ?? 1)
const options = { seed, quick: false, signal: new AbortController().signal }

for (const statement of statements) {
  describe(`${statement.id}: ${statement.title}`, () => {
    for (const check of statement.checks) {
      test(`${check.kind} check: ${check.name}`, async () => {
        const { holds, detail } = await runCheck(statement, check, { ...options, role: 'check' })
        expect(holds, detail).toBe(true)
      })
    }
    for (const control of statement.controls) {
      test(`${control.kind} control: ${control.name}`, async () => {
        const { holds, detail } = await runCheck(statement, control, {
          ...options,
          role: 'control',
        })
        expect(holds, detail).toBe(false)
      })
    }
  })
}

describe('the ledger is well kept', () => {
  test('ids are unique and fit the table', () => {
    const ids = statements.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const { id, title } of statements) {
      expect(id).toMatch(/^[a-z0-9.-]{1,12}$/)
      expect([...title].length, title).toBeLessThanOrEqual(32)
    }
  })

  test('every statement has checks and controls, with names of their own', () => {
    for (const { id, checks, controls } of statements) {
      expect(checks.length, id).toBeGreaterThan(0)
      expect(controls.length, id).toBeGreaterThan(0)
      const names = [...checks, ...controls].map(({ name }) => name)
      expect(new Set(names).size, id).toBe(names.length)
    }
  })

  test('what does not hold as printed says what is right', () => {
    for (const { id, verdict, correction } of statements) {
      if (verdict !== 'holds as printed') expect(correction, id).toBeTruthy()
    }
  })

  test('the formulas are TeX', () => {
    for (const { tex } of statements) expect(mathml(tex, true)).toContain('<math')
  })
})
