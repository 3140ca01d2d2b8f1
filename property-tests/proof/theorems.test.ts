import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { coqFiles, objections } from '../../src/proof/check.js'
import { theorems } from '../../src/proof/theorems.js'
import { statements } from '../../src/statement/index.js'
import { property } from '../property.js'

const files = await coqFiles()

describe('the list of theorems', () => {
  test('each is proved in its file, each is stated again, nothing is admitted', () => {
    expect(objections(theorems, files)).toEqual([])
  })

  test('names are unique, lines fit, statements are those of the ledger', () => {
    const ids = new Set(statements.map(({ id }) => id))
    expect(new Set(theorems.map(({ name }) => name)).size).toBe(theorems.length)
    for (const theorem of theorems) {
      expect([...theorem.says].length, theorem.name).toBeLessThanOrEqual(72)
      for (const id of theorem.statements) expect(ids, theorem.name).toContain(id)
    }
  })

  test('every theorem called Theorem is in it', async () => {
    const listed = new Set(theorems.map(({ name }) => name))
    for (const text of files.values())
      for (const [, name] of text.matchAll(/^Theorem (\w+)/gm)) expect(listed).toContain(name)
  })

  property([fc.constantFrom(...theorems)], { numRuns: 10 })(
    'a pointer to nothing is found',
    theorem => {
      const renamed = { ...theorem, name: `${theorem.name}_x` }
      expect(objections([renamed], files)).toEqual([
        `${theorem.file}.v proves no ${renamed.name}`,
        `Statements.v does not state ${renamed.name}`,
      ])
      const text = files.get('Statements')!
      const line = text.split(`states_${theorem.name} `)[0]!.split('\n').length
      const without = new Map(files).set(
        'Statements',
        text.replace(`states_${theorem.name} `, 'states_nothing '),
      )
      expect(objections(theorems, without)).toEqual([
        `Statements.v, line ${line}: it records nothing`,
        `Statements.v does not state ${theorem.name}`,
      ])
    },
  )

  property(
    [
      fc.constantFrom(...theorems),
      fc.constantFrom(
        'True := I',
        'True := let t := @NAME in I',
        'True := proj1 (conj I @NAME)',
        'forall _ : True, True := fun _ => I',
      ),
    ],
    { numRuns: 8 },
  )('a statement of anything but the theorem itself is found', ({ name }, instead) => {
    const pin = new RegExp(`states_${name} :[^@]*:= @${name}\\.`)
    const bent = files
      .get('Statements')!
      .replace(pin, `states_${name} : ${instead.replace('NAME', name)}.`)
    expect(bent).toContain(`states_${name} : ${instead.replace('NAME', name)}.`)
    expect(objections(theorems, new Map(files).set('Statements', bent))).toContain(
      `Statements.v does not state ${name}`,
    )
  })

  const planted = (file: string, sentence: string) =>
    objections(theorems, new Map(files).set(file, `${files.get(file) ?? ''}\n${sentence}\n`))

  test.each([
    ['Words', 'Definition more := 0.', ['Statements.v does not say what more (Words.v) is']],
    ['Words', '  Definition\n more := 0.', ['Statements.v does not say what more (Words.v) is']],
    [
      'Library',
      '\n  Definition cv_infty (u : nat -> R) : Prop := True.',
      [
        'cv_infty (Library.v) would hide Coq.Reals.SeqProp.cv_infty',
        'Statements.v does not say what cv_infty (Library.v) is',
      ],
    ],
    [
      'Library',
      'Lemma cv_infty (u : nat -> R) : Prop. Proof. exact True. Defined.',
      ['cv_infty (Library.v) would hide Coq.Reals.SeqProp.cv_infty'],
    ],
    [
      'Sums',
      'Lemma anchored_sharp : True. Proof. exact I. Qed.',
      ['anchored_sharp is in AnchoredSharp.v and again in Sums.v'],
    ],
    [
      'Classical_Prop',
      'Lemma classic : True. Proof. exact I. Qed.',
      ['Classical_Prop.v: a module of the standard library has this name'],
    ],
    ['Statements', 'Lemma more : True. Proof. exact I. Qed.', Array(4).fill(expect.any(String))],
    [
      'Statements',
      'Definition is_run : True := eq_refl.',
      [expect.stringMatching(/: it records nothing$/)],
    ],
  ])('what is planted in %s.v is found: %j', (file, sentence, found) => {
    expect(planted(file, sentence)).toEqual(found)
  })

  test('library names stand in Library.v alone', () => {
    for (const [file, text] of files)
      expect(/From (Coq|Stdlib)\b/.test(text), file).toBe(file === 'Library')
  })
})

const missing =
  'coqc is missing, nothing is checked: apt-get install coq (Debian, Ubuntu), or opam install coq\n'

test.each([
  ['scripts/proofs.ts', [], missing],
  ['src/cli/main.ts', ['verify', 'thm-2.2', '--proofs'], `retrograde: ${missing}`],
])('without coqc %s says so in one line and ends with 2', async (file, args, line) => {
  const empty = await mkdtemp(join(tmpdir(), 'retrograde-path-'))
  const script = new URL(`../../${file}`, import.meta.url).pathname
  const { code, out, err } = await new Promise<{ code: unknown; out: string; err: string }>(
    resolve => {
      const env = { ...process.env, PATH: empty }
      execFile(process.execPath, ['--import', 'tsx', script, ...args], { env }, (error, out, err) =>
        resolve({ code: error?.code ?? 0, out, err }),
      )
    },
  )
  await rm(empty, { recursive: true })
  expect({ code, out, err }).toEqual({ code: 2, out: '', err: line })
})
