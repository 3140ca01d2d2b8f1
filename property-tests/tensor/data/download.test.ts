import { existsSync } from 'node:fs'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { download } from '../../../src/tensor/data/download.js'
import { property } from '../../property.js'
import { cut, ranged, serving, whole } from './file-server.js'
import { inFolder, refused } from './folder.js'
import { md5 } from './idx-files.js'

const bytesOf = (n: number) => Uint8Array.from({ length: n }, (_, i) => (i * 31 + (i >> 8)) & 255)
const published = (url: string, bytes: Uint8Array) => ({
  url,
  bytes: bytes.length,
  md5: md5(bytes),
})

describe('a download', () => {
  property(
    [
      fc.integer({ min: 1, max: 200_000 }),
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 3 }),
    ],
    { numRuns: 25 },
  )('goes on after each cut, and ends with the file as it was published', (length, cuts) =>
    inFolder(async folder => {
      const bytes = bytesOf(length)
      const to = join(folder, 'file')
      const answers = [...cuts.map(share => cut(Math.floor(share * (length - 1)))), ranged]
      await serving(bytes, answers, async ({ url, ranges }) => {
        const steps: number[] = []
        for (let tries = 0; !existsSync(to); tries++) {
          expect(tries).toBeLessThanOrEqual(cuts.length)
          await download(published(url, bytes), to, done => steps.push(done)).catch(() => {})
        }
        expect(ranges.length).toBeLessThanOrEqual(cuts.length + 1)
        expect(steps.at(-1)).toBe(length)
      })
      expect(Buffer.compare(await readFile(to), bytes)).toBe(0)
      expect(await readdir(folder)).toEqual(['file'])
    }),
  )

  const bytes = bytesOf(100_000)
  test('says where it was cut, and asks for the rest alone', () =>
    inFolder(async folder => {
      const to = join(folder, 'file')
      await writeFile(`${to}.part`, bytes.subarray(0, 40_000))
      await serving(bytes, [cut(0), ranged], async ({ url, ranges }) => {
        const get = () => download(published(url, bytes), to)
        await refused(get, `${url}: cut after 40000 of 100000 bytes; fetch goes on there`)
        expect(existsSync(to)).toBe(false)
        await get()
        expect(ranges).toEqual(['bytes=40000-', 'bytes=40000-'])
      })
      expect(Buffer.compare(await readFile(to), bytes)).toBe(0)
    }))

  test('starts anew with a server that knows no ranges', () =>
    inFolder(async folder => {
      const to = join(folder, 'file')
      await writeFile(`${to}.part`, 'what was there before')
      await serving(bytes, [whole], ({ url }) => download(published(url, bytes), to))
      expect(Buffer.compare(await readFile(to), bytes)).toBe(0)
    }))

  test('of a wrong checksum leaves nothing; so does one that is too long', () =>
    inFolder(async folder => {
      const to = join(folder, 'file')
      const wrong = bytes.with(5, 99)
      for (const [sent, expected] of [
        [wrong, bytes],
        [bytes, bytes.subarray(1)],
      ] as const) {
        await serving(sent, [ranged], async ({ url }) => {
          const said = `${url}: expected md5 ${md5(expected)}, got ${md5(sent)}`
          const line = `${said}; what came was deleted, fetch starts anew`
          await refused(() => download(published(url, expected), to), line)
        })
        expect(await readdir(folder)).toEqual([])
      }
    }))

  test('goes on from what is wrong, and then finds out', () =>
    inFolder(async folder => {
      const to = join(folder, 'file')
      await writeFile(`${to}.part`, 'other bytes than those published')
      await serving(bytes, [ranged], async ({ url }) => {
        await expect(download(published(url, bytes), to)).rejects.toThrow('expected md5')
        await download(published(url, bytes), to)
      })
      expect(Buffer.compare(await readFile(to), bytes)).toBe(0)
    }))

  test('asks nothing where all bytes are there', () =>
    inFolder(async folder => {
      const to = join(folder, 'file')
      await writeFile(`${to}.part`, bytes)
      await download(published('https://nowhere.invalid/file', bytes), to)
      expect(await readdir(folder)).toEqual(['file'])
    }))
})

describe('one clear line', () => {
  const bytes = bytesOf(10)
  test('where nobody answers: the host, and what to do by hand', () =>
    inFolder(async folder => {
      const to = join(folder, 'file')
      // A port that was free a moment ago.
      const url = await serving(bytes, [whole], async server => server.url)
      const byHand = `by hand: ${url} goes to ${to}, then fetch again`
      await refused(
        () => download(published(url, bytes), to),
        `no answer from ${new URL(url).host} (ECONNREFUSED); ${byHand}`,
      )
    }))

  test.each([404, 416, 500])('for status %i', status =>
    inFolder(folder =>
      serving(bytes, [(_, __, response) => response.writeHead(status).end()], ({ url }) => {
        const to = join(folder, 'file')
        const byHand = `by hand: ${url} goes to ${to}, then fetch again`
        return refused(
          () => download(published(url, bytes), to),
          `${url}: expected status 200, got ${status}; ${byHand}`,
        )
      }),
    ),
  )

  test('for a file that comes encoded', () =>
    inFolder(folder =>
      serving(
        bytes,
        [(_, __, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bytes)],
        ({ url }) => {
          const to = join(folder, 'file')
          const byHand = `by hand: ${url} goes to ${to}, then fetch again`
          return refused(
            () => download(published(url, bytes), to),
            `${url}: expected it as it is, got it encoded as gzip; ${byHand}`,
          )
        },
      ),
    ))

  test('for https that was sent elsewhere', () =>
    inFolder(async folder => {
      const answer = Object.defineProperty(new Response(bytes), 'url', { value: 'http://a/file' })
      vi.stubGlobal('fetch', async () => answer)
      try {
        await refused(
          () => download(published('https://a/file', bytes), join(folder, 'file')),
          'https://a/file: expected https all the way, got sent to http://a/file',
        )
      } finally {
        vi.unstubAllGlobals()
      }
    }))
})
