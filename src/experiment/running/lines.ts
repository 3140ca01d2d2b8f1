import { appendFileSync, truncateSync } from 'node:fs'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { RunError } from './run-error.js'

/** A file of JSON lines that is appended to as things happen. */
export interface Lines<T> {
  readonly path: string
  /** What was there when it was opened. */
  readonly before: readonly T[]
  /**
   * Appends a line: it is in the file when this returns. After an error, which may have left half a
   * line, nothing more is appended to it.
   */
  append(line: T): void
}

/**
 * Opens a file of JSON lines. A last line that was cut short is taken away.
 * @throws RunError for a line before the last that is no JSON
 */
export async function openLines<T>(path: string): Promise<Lines<T>> {
  const before = await readLines<T>(path, end => truncateSync(path, end))
  let failed: unknown
  return {
    path,
    before,
    append(line) {
      if (failed !== undefined) throw failed
      try {
        appendFileSync(path, `${JSON.stringify(line)}\n`)
      } catch (error) {
        failed = error
        throw error
      }
    },
  }
}

/** The lines of a file; none where there is no file. A last line that is cut short is passed over. */
export async function readLines<T>(path: string, onPartial?: (end: number) => void): Promise<T[]> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return Buffer.alloc(0)
    throw error
  })
  const end = bytes.lastIndexOf(10) + 1
  if (end < bytes.length) onPartial?.(end)
  const texts = bytes.subarray(0, end).toString('utf8').split('\n').slice(0, -1)
  return texts.map((text, i) => {
    try {
      return JSON.parse(text) as T
    } catch {
      throw new RunError(
        `${path}: expected JSON in line ${i + 1}, got ${JSON.stringify(text.slice(0, 60))}`,
      )
    }
  })
}

/** Writes all lines of a file anew: no reader ever sees half of it. */
export async function writeLines<T>(path: string, lines: readonly T[]): Promise<void> {
  const draft = `${path}.tmp`
  await writeFile(draft, lines.map(line => `${JSON.stringify(line)}\n`).join(''))
  await rename(draft, path)
}
