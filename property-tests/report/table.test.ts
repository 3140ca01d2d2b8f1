import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { columns } from '../../src/report/columns.js'
import { coloured } from '../../src/report/ink.js'
import { summaryLines, summarySentence } from '../../src/report/summary.js'
import { failureLines, headerLines, statementLine } from '../../src/report/table.js'
import { stands } from '../../src/statement/verify.js'
import { anyRun, anyStatement } from './arbitrary-run.js'
import { brokenRun, sampleRun } from './sample-run.js'

const milliseconds = fc.double({ min: 0, max: 3e10, noNaN: true })
const [theorem, identity] = sampleRun.statements
// biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences are what is taken out
const uncoloured = (text: string) => text.replace(/\u001b\[\d+m/g, '')

describe('the table of a run', () => {
  it('is written as a reader of a terminal expects it', () => {
    const lines = sampleRun.statements.map(one =>
      statementLine(one, sampleRun.times.statements[one.id]!),
    )
    expect([...headerLines(sampleRun), ...lines, '', ...summaryLines(sampleRun)].join('\n')).toBe(
      `retrograde 0.1.0: verify, quick, seed 1
verdict   holds as printed, holds as amended, or false as printed
evidence  P proof, X exact, N numerical, S statistical, E empirical
worst     m least margin (bound − value)/bound, else p least p-value

  id           title                            verdict evid. worst         time
✓ thm-2.2      Backward iterates converge       printed ·X··· m 0         412 ms
✓ law-identity X_n and Y_n have one law         amended ·X·S· p 0.41      1.29 s
✓ c4-anchored  Anchored iterates and their cost printed ·XN·· m 0         160 ms

✓ 3 statements: all 6 checks passed, all 3 controls failed as they must.
  Checks: 3 exact, 1 numerical, 1 statistical.
  Controls: 2 exact, 1 numerical, 1 statistical.
  Statistical tests: false-alarm probability at most 2e-8 of a budget of 1e-6,
  miss probability at most 2e-6.
  Time: 1.87 s.`,
    )
  })

  it('never has a line wider than 80 columns, or two lines in one, or a control character', () => {
    fc.assert(
      fc.property(anyRun, anyStatement, milliseconds, (run, statement, ms) => {
        const lines = [
          ...headerLines(run),
          statementLine(statement, ms),
          ...failureLines(statement),
          ...summaryLines(run),
        ]
        for (const line of lines) {
          expect(columns(line)).toBeLessThanOrEqual(80)
          expect(line).not.toMatch(/[\p{Cc}\p{Cs}\u2028\u2029]/u)
        }
      }),
    )
  })

  it('has all statement lines 80 columns wide, the time at the right end', () => {
    fc.assert(
      fc.property(anyStatement, milliseconds, (statement, ms) => {
        const line = statementLine(statement, ms)
        expect(columns(line)).toBe(80)
        expect(line).toMatch(/ (\d+ ms|\d+(\.\d+)? s|\d+ min|\d+ h)$/)
        expect(line.startsWith('✓')).toBe(stands(statement))
      }),
    )
  })

  it('shows a long id whole, at the cost of the title', () => {
    const line = statementLine({ ...theorem!, id: 'contractive-region-2.2' }, 5)
    expect(line).toContain(' contractive-region-2.2 ')
    expect(columns(line)).toBe(80)
  })

  it('says the least margin, a violation first', () => {
    const checks = [theorem!.checks[0]!, { ...theorem!.checks[1]!, margin: -1.2345e-16 }]
    expect(statementLine({ ...theorem!, checks }, 5)).toContain(' m -1.2e-16 ')
  })
})

describe('what is said of failures', () => {
  it('is nothing exactly when the statement stands', () => {
    fc.assert(
      fc.property(anyStatement, statement => {
        expect(failureLines(statement).length === 0).toBe(stands(statement))
      }),
    )
  })

  it('names the check that failed and the control that did not, with their details', () => {
    expect(failureLines(brokenRun.statements[1]!)).toEqual([
      '    check “laws by enumeration” (exact) failed: all words of length ≤ 6 over 3',
      '      maps with rational weights',
      '    control “cyclic order” (statistical) did not fail: Kolmogorov distance 0.61',
    ])
    expect(failureLines(identity!)).toEqual([])
  })

  it('keeps every character of a long detail', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[!-~]{1,150}$/), { minLength: 1 }), words => {
        const detail = words.join(' ')
        const checks = [{ ...theorem!.checks[0]!, passed: false, detail }]
        const text = failureLines({ ...theorem!, checks })
          .join('')
          .replaceAll(' ', '')
        expect(text.endsWith(`failed:${words.join('')}`)).toBe(true)
      }),
    )
  })

  it('is counted in the summary', () => {
    expect(summarySentence(brokenRun)).toBe(
      '3 statements: 5 of 6 checks passed, 2 of 3 controls failed as they must.',
    )
    expect(summaryLines(brokenRun)[0]).toMatch(/^✗ /)
  })
})

describe('colour', () => {
  it('changes no character of the text', () => {
    fc.assert(
      fc.property(anyStatement, milliseconds, (statement, ms) => {
        const line = statementLine(statement, ms, coloured)
        expect(line).not.toBe(statementLine(statement, ms))
        expect(uncoloured(line)).toBe(statementLine(statement, ms))
        expect(failureLines(statement, coloured).map(uncoloured)).toEqual(failureLines(statement))
      }),
    )
  })
})
