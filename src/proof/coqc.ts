import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** Coq is not there. */
export class MissingCoqError extends Error {
  override readonly name = 'MissingCoqError'
}

/** Coq refused a file, with what it said. */
export class CoqError extends Error {
  override readonly name = 'CoqError'
}

/** The system says the same, ENOENT, of a program, of its interpreter and of a folder that is not there. */
const isOnPath = () =>
  (process.env.PATH ?? '').split(delimiter).some(folder => existsSync(join(folder, 'coqc')))

/**
 * Runs `coqc` in a folder and returns what it prints.
 *
 * @throws MissingCoqError if there is no such program; CoqError if it fails, or cannot be run.
 */
export function coqc(folder: string, ...args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile('coqc', [...args], { cwd: folder, maxBuffer: 1 << 26 }, (error, out, err) => {
      if (error && 'code' in error && error.code === 'ENOENT')
        reject(
          isOnPath()
            ? new CoqError(`coqc is there, and could not be run in ${folder}: ${error.message}`)
            : new MissingCoqError(
                'coqc is missing, nothing is checked: apt-get install coq (Debian, Ubuntu), or opam install coq',
              ),
        )
      else if (error) reject(new CoqError((err || out || error.message).trim()))
      else resolve(out)
    })
  })
}

/**
 * The version of Coq: "8.16.1".
 *
 * @throws MissingCoqError if there is no Coq.
 */
export async function coqVersion(): Promise<string> {
  const [version] = (await coqc('.', '-print-version')).split(' ')
  return version!
}
