import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { auditFile, readAudit } from './audit.js'
import { AuditError } from './axioms.js'
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
    readAudit(theorems, await compile('Audit', auditFile(theorems)))
  } finally {
    await rm(folder, { recursive: true })
  }
}
