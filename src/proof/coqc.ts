import { execFile } from 'node:child_process'

/** Coq is not there. */
export class MissingCoqError extends Error {
  override readonly name = 'MissingCoqError'
}

/** Coq refused a file, with what it said. */
export class CoqError extends Error {
  override readonly name = 'CoqError'
}

/**
 * Runs `coqc` in a folder and returns what it prints.
 *
 * @throws MissingCoqError if there is no such program; CoqError if it fails.
 */
export function coqc(folder: string, ...args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile('coqc', [...args], { cwd: folder, maxBuffer: 1 << 26 }, (error, out, err) => {
      if (error && 'code' in error && error.code === 'ENOENT')
        reject(
          new MissingCoqError(
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
