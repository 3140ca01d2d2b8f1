import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { AuditError, allowedAxioms } from './axioms.js'
import { coqc } from './coqc.js'
import { assumptionQuestions } from './foundation.js'
import { libraryPaths } from './library.js'
import { nameQuestions, pathQuestions } from './names.js'
import { unpinned } from './pins.js'
import { pool } from './pool.js'
import { asking, type Question, readAnswers } from './question.js'
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
  const hiding = [...files.keys()]
    .filter(file => libraryModules.has(file))
    .map(file => `${file}.v: a module of the standard library has this name`)
  return [...hiding, ...found, ...unpinned(theorems, files)]
}

/** Modules by whose names Coq prints axioms, and statements mean definitions. */
const libraryModules = new Set(
  [...libraryPaths.values(), ...[...allowedAxioms.values()].map(({ path }) => path)].flatMap(path =>
    path.split('.').slice(0, -1),
  ),
)

/**
 * What is asked once all is compiled: paths and assumptions where nothing is imported, so that no name
 * hides another; then the names of `Statements.v` with the imports it has.
 */
export function auditQuestions(
  theorems: readonly Theorem[],
  files: ReadonlyMap<string, string>,
): readonly Question[] {
  return [...pathQuestions(theorems), ...assumptionQuestions(theorems), ...nameQuestions(files)]
}

/** The Coq file that asks. */
export const auditFile = (theorems: readonly Theorem[], questions: readonly Question[]): string =>
  `From Retrograde Require ${[...new Set(theorems.map(({ file }) => file))].join(' ')}.\n${asking(questions)}`

/** Waits for all, also when one has failed, so that nothing is left running; throws what failed first. */
async function allDone(tasks: Iterable<Promise<unknown>>): Promise<void> {
  const outcomes = await Promise.allSettled(tasks)
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason
}

/**
 * Compiles the development in a folder of its own, the files in order, and audits it.
 *
 * @throws MissingCoqError, CoqError; AuditError if a text or an axiom is not allowed.
 */
export async function checkProofs(
  theorems: readonly Theorem[],
  files: ReadonlyMap<string, string>,
  compiling: (file: string) => void,
): Promise<void> {
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
    const questions = auditQuestions(theorems, files)
    readAnswers(questions, await compile('Audit', auditFile(theorems, questions)))
  } finally {
    await rm(folder, { recursive: true })
  }
}
