import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { DataError } from './data-error.js'
import type { PublishedFile } from './data-source.js'
import { makeFolder } from './make-folder.js'

/** How many bytes there are of how many. */
export type OnBytes = (done: number, total: number) => void

/**
 * Downloads a file to a path. What has come so far is in <path>.part, from where the next call goes
 * on (HTTP Range); the path itself appears once size and md5 are right, whole. Throws DataError, in
 * one line that says what to do, where there is no answer, a wrong one, a cut, or a wrong checksum; after
 * the last, .part is gone.
 */
export async function download(
  file: PublishedFile,
  to: string,
  onBytes: OnBytes = () => {},
): Promise<void> {
  const part = `${to}.part`
  const have = await sizeOf(part)
  if (have < file.bytes) await receive(file, part, have, to, onBytes)
  const got = await sizeOf(part)
  if (got < file.bytes) {
    throw new DataError(`${file.url}: cut after ${got} of ${file.bytes} bytes; fetch goes on there`)
  }
  const md5 = await md5Of(part)
  if (md5 !== file.md5) {
    await rm(part)
    const expected = `expected md5 ${file.md5}, got ${md5}`
    throw new DataError(`${file.url}: ${expected}; what came was deleted, fetch starts anew`)
  }
  await rename(part, to)
}

/** Whether a path holds the file as it was published. */
export async function isPublished(file: PublishedFile, path: string): Promise<boolean> {
  return (await sizeOf(path)) === file.bytes && (await md5Of(path)) === file.md5
}

/** Appends to .part what is missing, or starts it anew where the server sends all. */
async function receive(
  file: PublishedFile,
  part: string,
  have: number,
  to: string,
  onBytes: OnBytes,
): Promise<void> {
  const { body, from } = await ask(file, have, to)
  await makeFolder(dirname(part))
  let done = from
  onBytes(done, file.bytes)
  const counted = async function* (chunks: AsyncIterable<Uint8Array>) {
    for await (const chunk of chunks) {
      done += chunk.length
      onBytes(done, file.bytes)
      yield chunk
    }
  }
  const written = createWriteStream(part, { flags: from > 0 ? 'a' : 'w' })
  await pipeline(Readable.fromWeb(body), counted, written).catch((error: Error) => {
    // A connection that is cut is no error here: the size tells. A full disk is one.
    if ('syscall' in error) throw error
  })
}

/** The bytes of a file from `have` on, or from 0 where the server sends all. */
async function ask({ url }: PublishedFile, have: number, to: string) {
  const byHand = `by hand: ${url} goes to ${to}, then fetch again`
  const headers = { 'accept-encoding': 'identity', ...(have > 0 && { range: `bytes=${have}-` }) }
  const response = await fetch(url, { headers }).catch((error: Error) => {
    throw new DataError(`no answer from ${new URL(url).host} (${reason(error)}); ${byHand}`)
  })
  const { status, body } = response
  if (url.startsWith('https:') && !response.url.startsWith('https:')) {
    throw new DataError(`${url}: expected https all the way, got sent to ${response.url}`)
  }
  const goesOn =
    status === 206 && response.headers.get('content-range')?.startsWith(`bytes ${have}-`)
  if (!(goesOn || status === 200) || !body) {
    throw new DataError(`${url}: expected status 200, got ${status}; ${byHand}`)
  }
  // Such a body comes decoded, so that neither size nor checksum would be those published.
  const encoding = response.headers.get('content-encoding') ?? 'identity'
  if (encoding !== 'identity') {
    throw new DataError(`${url}: expected it as it is, got it encoded as ${encoding}; ${byHand}`)
  }
  return { body, from: goesOn ? have : 0 }
}

/** "ENOTFOUND": fetch itself says "fetch failed" alone. */
function reason(error: Error): string {
  const { cause } = error
  return cause instanceof Error && 'code' in cause ? String(cause.code) : error.message
}

const sizeOf = (path: string): Promise<number> =>
  stat(path).then(
    ({ size }) => size,
    () => 0,
  )

async function md5Of(path: string): Promise<string> {
  const hash = createHash('md5')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}
