import { describe, expect, test } from 'vitest'
import { CoqError, theorems } from '../../src/proof/index.js'
import { runStatement, type Statement, statements, withProofs } from '../../src/statement/index.js'

const bare: readonly Statement[] = statements.map(statement => ({
  ...statement,
  checks: [],
  controls: [],
}))
const options = { seed: 1, quick: true, signal: new AbortController().signal }
const run = (proved: readonly Statement[]) =>
  Promise.all(proved.map(statement => runStatement(statement, options)))

describe('statements with their proofs', () => {
  test('have the theorems that back them as checks, of which Coq checks all at once', async () => {
    let runs = 0
    const results = await run(
      withProofs(bare, async () => {
        runs++
      }),
    )
    expect(runs).toBe(1)
    const checks = results.flatMap(({ id, checks }) => checks.map(check => ({ id, ...check })))
    expect(checks).toHaveLength(theorems.flatMap(({ statements }) => statements).length)
    for (const { id, name, kind, passed, detail } of checks) {
      const theorem = theorems.find(({ file, name: own }) => `${file}.${own}` === name)!
      expect(theorem.statements).toContain(id)
      expect({ kind, passed, detail }).toEqual({
        kind: 'proof',
        passed: true,
        detail: theorem.says,
      })
    }
  })

  test('all fail by what Coq refuses, and by an error of another kind', async () => {
    for (const [error, detail] of [
      [new CoqError('Error:\nNo such lemma.'), 'Error: No such lemma.'],
      [new RangeError('no room'), 'threw RangeError: no room'],
    ] as const) {
      const results = await run(withProofs(bare, () => Promise.reject(error)))
      for (const check of results.flatMap(({ checks }) => checks))
        expect(check).toMatchObject({ kind: 'proof', passed: false, detail })
    }
  })

  test('keep their own checks, after the proofs; without --proofs there is none', () => {
    const proved = withProofs(statements, async () => {})
    for (const [i, { checks }] of statements.entries()) {
      expect(proved[i]!.checks.slice(proved[i]!.checks.length - checks.length)).toEqual(checks)
      expect(checks.filter(({ kind }) => kind === 'proof')).toEqual([])
    }
  })
})
