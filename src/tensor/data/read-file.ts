import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { DataError } from './data-error.js'

/** The bytes of a file, unpacked if its name ends in .gz. Throws DataError if that can't be done. */
export async function readUnpacked(path: string, what: string): Promise<Uint8Array> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw new DataError(`${what}: expected a file that can be read, got ${error.code}`)
  })
  if (!path.endsWith('.gz')) return bytes
  return promisify(gunzip)(bytes).catch((error: Error) => {
    throw new DataError(`${what}: expected a gzip file, got ${error.message}`)
  })
}

/** Throws DataError unless the digest of the bytes is the one expected. */
export function verifyDigest(
  bytes: Uint8Array,
  algorithm: 'md5' | 'sha256',
  expected: string,
  what: string,
): void {
  const got = createHash(algorithm).update(bytes).digest('hex')
  if (got !== expected)
    throw new DataError(`${what}: expected ${algorithm} ${expected}, got ${got}`)
}
