import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { create } from 'tar'
import { describe, expect, test } from 'vitest'
import {
  catalogue,
  checkDataSet,
  fetchDataSet,
  openDataSet,
  sourceOf,
} from '../../../src/tensor/data/index.js'
import { cifarBytes, plainRecord, tinyCifar } from './cifar-files.js'
import { cut, ranged, serving } from './file-server.js'
import { inFolder, refused } from './folder.js'
import { md5, writeFiles } from './idx-files.js'

const two = cifarBytes([plainRecord(4, 0), plainRecord(5, 1)])
const files = {
  'one.bin': two,
  'two.bin': two,
  'test.bin': two,
  'names.txt': Buffer.from('a\nb\n'),
}

/** A .tar.gz of a folder with these files. */
const archiveOf = (entries: Record<string, Uint8Array>) =>
  inFolder(async folder => {
    await mkdir(join(folder, 'tiny-bin'))
    await writeFiles(join(folder, 'tiny-bin'), entries)
    await create({ file: join(folder, 'a.tar.gz'), gzip: true, cwd: folder }, ['tiny-bin'])
    return readFile(join(folder, 'a.tar.gz'))
  })
const sourceAt = (url: string, archive: Uint8Array) =>
  tinyCifar({ url, bytes: archive.length, md5: md5(archive) })

describe('an archive', () => {
  test('is fetched, unpacked, can be opened, and is known again by its sums', () =>
    inFolder(async into => {
      const archive = await archiveOf(files)
      await serving(archive, [cut(100), ranged], async ({ url, ranges }) => {
        const source = sourceAt(url, archive)
        await expect(fetchDataSet(source, into)).rejects.toThrow('tiny-cifar: http')
        // Nothing looks like data before all of it is there.
        expect((await source.find([into])).status).toBe('missing')
        const progress: [string, number, number][] = []
        const folder = await fetchDataSet(source, into, (...said) => progress.push(said))
        expect(folder).toBe(join(into, 'tiny-bin'))
        expect(progress.at(-1)).toEqual(['file.tar.gz', archive.length, archive.length])
        expect(await readdir(into)).toEqual(['tiny-bin'])
        expect((await openDataSet(source, { split: 'train', data: into })).rows).toBe(4)
        const { finding, faults } = await checkDataSet(source, [into])
        expect(finding).toMatchObject({ status: 'there', against: 'structure and SHA256SUMS' })
        expect(faults).toEqual([])
        const sums = await readFile(join(folder, 'SHA256SUMS'), 'utf8')
        expect(sums).toContain(`${createHash('sha256').update(two).digest('hex')}  one.bin\n`)
        // Once more: nothing is asked.
        const asked = ranges.length
        await fetchDataSet(source, into)
        expect(ranges.length).toBe(asked)
      })
    }))

  test('put there by hand is unpacked, and nothing asked', () =>
    inFolder(async into => {
      const archive = await archiveOf(files)
      await writeFile(join(into, 'file.tar.gz'), archive)
      const folder = await fetchDataSet(
        sourceAt('https://nowhere.invalid/file.tar.gz', archive),
        into,
      )
      expect((await readdir(folder)).sort()).toEqual(
        ['SHA256SUMS', 'names.txt', 'one.bin', 'test.bin', 'two.bin'].sort(),
      )
    }))

  test('does not replace a folder that was not fetched', () =>
    inFolder(async into => {
      const folder = join(into, 'tiny-bin')
      await mkdir(folder)
      await writeFiles(folder, { 'one.bin': two })
      const source = sourceAt('https://nowhere.invalid/file.tar.gz', two)
      const said = 'is in the way, for fetch did not make it; move it, or choose another --data'
      await refused(() => fetchDataSet(source, into), `tiny-cifar: ${folder} ${said}`)
      expect(await readdir(folder)).toEqual(['one.bin'])
    }))

  test('that lacks a file, or is none, leaves no folder', () =>
    inFolder(async into => {
      const path = join(into, 'file.tar.gz')
      const { 'two.bin': _, ...rest } = files
      const short = await archiveOf(rest)
      await serving(short, [ranged], ({ url }) =>
        refused(
          () => fetchDataSet(sourceAt(url, short), into),
          `tiny-cifar: ${path}: expected two.bin in it`,
        ),
      )
      await serving(two, [ranged], async ({ url }) => {
        await expect(fetchDataSet(sourceAt(url, two), into)).rejects.toThrow(
          /^tiny-cifar: .*file\.tar\.gz: expected a \.tar\.gz, got .+$/,
        )
      })
      expect(await readdir(into)).not.toContain('tiny-bin')
    }))
})

test('a folder that cannot be written to is one line', () =>
  inFolder(async folder => {
    const file = join(folder, 'file')
    await writeFile(file, '')
    await serving(two, [ranged], ({ url }) =>
      refused(
        () => fetchDataSet(sourceAt(url, two), file),
        `tiny-cifar: ${file}: expected a folder to write to, got EEXIST`,
      ),
    )
  }))

test('what is not published is not fetched', () =>
  inFolder(folder =>
    refused(
      () => fetchDataSet(sourceOf('iris'), folder),
      "iris: expected one that is published, got one that isn't",
    ),
  ))

test('what the catalogue fetches comes by https, with size and checksum', () => {
  const published = catalogue.flatMap(({ publication }) => publication?.files ?? [])
  expect(published).toHaveLength(6)
  for (const { url, bytes, md5 } of published) {
    expect(new URL(url).protocol).toBe('https:')
    expect(bytes).toBeGreaterThan(5000)
    expect(md5).toMatch(/^[0-9a-f]{32}$/)
  }
})
