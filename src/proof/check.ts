import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { AuditError, axiomsOf, forbiddenAxioms } from './axioms.js'
import { coqc } from './coqc.js'
import { unpinned } from './pins.js'
import { pool } from './pool.js'
import { forbiddenIn, inOrder, required } from './source.js'
import type { Theorem } from './theorem.js'

const coqFolder = fileURLToPath(new URL('../../proofs/coq/', import.meta.url))

/** The texts of proofs/coq/*.v, by name without the ending. */
export async function coqFiles(): Promise<ReadonlyMap<string, string>> {
  const names = (await readdir(coqFolder)).filter(name => name.endsWith('.v')).sort()
  const texts = await Promise.all(names.map(name => readFile(join(coqFolder, name), 'utf8')))
  return new Map(names.map((name, i) => [name.slice(0, -2), texts[i]!]))
}

/** What is wrong with the texts before Coq has seen them: one line each. */
export function objections(
  theorems: readonly Theorem[],
  files: ReadonlyMap<string, string>,
): readonly string[] {
  const found = [...files].flatMap(([file, text]) =>
    forbiddenIn(text).map(({ line, command }) => `${file}.v, line ${line}: ${command}`),
  )
  return [...found, ...unpinned(theorems, files)]
}

const mark = 'next'

/**
 * A file that prints, for the theorems of each file together, what they rest on. (Together: each
 * answer takes half a second, for all of the real numbers are searched.)
 */
export function auditFile(theorems: readonly Theorem[]): string {
  const byFile = groups(theorems)
  const lines = [`From Retrograde Require Import ${[...byFile.keys()].join(' ')}.`]
  for (const [file, group] of byFile)
    lines.push(
      `Definition audit_${file} := (${group.map(({ name }) => `@${file}.${name}`).join(', ')}, I).`,
      `Print Assumptions audit_${file}.`,
      `Goal True. idtac "${mark}". exact I. Qed.`,
    )
  return `${lines.join('\n')}\n`
}

function groups(theorems: readonly Theorem[]): ReadonlyMap<string, readonly Theorem[]> {
  const byFile = new Map<string, Theorem[]>()
  for (const theorem of theorems)
    byFile.set(theorem.file, [...(byFile.get(theorem.file) ?? []), theorem])
  return byFile
}

/** The theorems in two parts, file by file in turn, for two processes. */
function halves(theorems: readonly Theorem[]): readonly (readonly Theorem[])[] {
  const files = [...groups(theorems).values()]
  return [0, 1].map(half => files.filter((_, i) => i % 2 === half).flat())
}

/** Waits for all, also when one has failed, so that nothing is left running; throws what failed first. */
async function allDone(tasks: Iterable<Promise<unknown>>): Promise<void> {
  const outcomes = await Promise.allSettled(tasks)
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason
}

/** The axioms that the theorems of each file rest on, from what the audit file printed. */
export function readAudit(
  theorems: readonly Theorem[],
  printed: string,
): ReadonlyMap<string, readonly string[]> {
  const files = [...groups(theorems).keys()]
  const answers = printed.split(`${mark}\n`).slice(0, -1)
  if (answers.length !== files.length)
    throw new AuditError(`${files.length} answers expected, got ${answers.length}`)
  return new Map(files.map((file, i) => [file, axiomsOf(answers[i]!)]))
}

/**
 * Compiles the development in a folder of its own, the files in order, and audits it.
 *
 * @returns the axioms that the theorems of each file rest on.
 * @throws MissingCoqError, CoqError; AuditError if a text or an axiom is not allowed.
 */
export async function checkProofs(
  theorems: readonly Theorem[],
  files: ReadonlyMap<string, string>,
  compiling: (file: string) => void,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const wrong = objections(theorems, files)
  if (wrong.length > 0) throw new AuditError(wrong.join('\n'))
  const folder = await mkdtemp(join(tmpdir(), 'retrograde-proofs-'))
  const inTurn = pool(availableParallelism())
  const compile = async (file: string, text: string) => {
    await writeFile(join(folder, `${file}.v`), text)
    return inTurn(() => {
      compiling(file)
      return coqc(folder, '-q', '-Q', '.', 'Retrograde', `${file}.v`)
    })
  }
  try {
    const compiled = new Map<string, Promise<string>>()
    for (const file of inOrder(files)) {
      const text = files.get(file)!
      const before = Promise.all(required(text).map(other => compiled.get(other)))
      compiled.set(
        file,
        before.then(() => compile(file, text)),
      )
    }
    await allDone(compiled.values())
    const audit = new Map<string, readonly string[]>()
    await allDone(
      halves(theorems).map(async (part, i) => {
        const printed = await compile(`Audit${i}`, auditFile(part))
        for (const [file, axioms] of readAudit(part, printed)) audit.set(file, axioms)
      }),
    )
    for (const [file, axioms] of audit) {
      const bad = forbiddenAxioms(axioms)
      if (bad.length > 0) throw new AuditError(`${file}.v rests on ${bad.join(', ')}`)
    }
    return audit
  } finally {
    await rm(folder, { recursive: true })
  }
}
