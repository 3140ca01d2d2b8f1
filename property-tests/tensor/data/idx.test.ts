import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseIdx } from '../../../src/tensor/data/idx.js'
import { checkDataSet, DataError, openDataSet } from '../../../src/tensor/data/index.js'
import { property } from '../../property.js'
import { inFolder, refused } from './folder.js'
import { classes, filesOf, idxBytes, md5, sourceFor, tinyMnist, writeFiles } from './idx-files.js'

const array = fc
  .array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 4 })
  .chain(shape => {
    const length = shape.reduce((product, n) => product * n, 1)
    return fc.record({
      shape: fc.constant(shape),
      data: fc.array(fc.nat(255), { minLength: length, maxLength: length }),
    })
  })

describe('an IDX array', () => {
  property([array])('is read as it was written', ({ shape, data }) => {
    const read = parseIdx(idxBytes(shape, data), shape.length, 'file')
    expect(read.shape).toEqual(shape)
    expect([...read.data]).toEqual(data)
  })

  property([array, fc.nat(), fc.integer({ min: 1, max: 9 })])(
    'is refused with bytes missing, wherever it is cut, or bytes too many',
    ({ shape, data }, at, more) => {
      const bytes = idxBytes(shape, data)
      const read = (part: Uint8Array) => () => parseIdx(part, shape.length, 'file')
      expect(read(bytes.subarray(0, at % bytes.length))).toThrow(DataError)
      expect(read(Uint8Array.from([...bytes, ...Array(more).fill(0)]))).toThrow(DataError)
    },
  )

  test.each([
    [[], 1, 'file: expected an IDX header of 8 bytes, got 0 in all'],
    [[0, 0, 8, 1, 0, 0, 0], 1, 'file: expected an IDX header of 8 bytes, got 7 in all'],
    [[0, 0, 8, 1, 0, 0, 0, 2, 5], 1, 'file: expected 10 bytes for 2, got 9'],
    [[0, 0, 13, 1, 0, 0, 0, 0], 1, 'file: expected the magic number 0x00000801, got 0x00000d01'],
    [[255, 0, 8, 1, 0, 0, 0, 0], 1, 'file: expected the magic number 0x00000801, got 0xff000801'],
    [
      [...idxBytes([2, 3], [1, 2, 3, 4, 5, 6])],
      1,
      'file: expected the magic number 0x00000801, got 0x00000802',
    ],
    [
      [0, 0, 8, 2, 255, 255, 255, 255, 255, 255, 255, 255],
      2,
      'file: expected 18446744065119617000 bytes for 4294967295×4294967295, got 12',
    ],
  ])('%j is refused', (bytes, dimensions, line) =>
    refused(() => parseIdx(Uint8Array.from(bytes), dimensions, 'file'), line),
  )
})

describe('a data set in IDX files', () => {
  property(
    [
      tinyMnist,
      fc.subarray(
        Object.keys({
          ...filesOf({ height: 1, width: 1, train: { x: [], y: [] }, test: { x: [], y: [] } }),
        }),
      ),
      fc.boolean(),
    ],
    { numRuns: 40 },
  )(
    'is opened as it was written, plain or packed, in a folder of its own or not',
    (set, zipped, own) =>
      inFolder(async data => {
        const folder = own ? join(data, 'tiny-idx') : data
        await mkdir(folder, { recursive: true })
        await writeFiles(folder, filesOf(set), zipped)
        const source = sourceFor(set)
        for (const split of ['train', 'test'] as const) {
          const opened = await openDataSet(source, { split, data })
          expect([...opened.x]).toEqual(set[split].x)
          expect([...opened.y]).toEqual(set[split].y)
          expect(opened).toMatchObject({ rows: set[split].y.length, classes, partial: undefined })
          expect(opened.x.buffer).toBeInstanceOf(SharedArrayBuffer)
        }
        const { finding, faults } = await checkDataSet(source, [data])
        expect(finding).toMatchObject({ status: 'there', where: folder })
        expect(faults).toEqual([])
      }),
  )

  property(
    [
      tinyMnist,
      fc.constantFrom('train', 'test'),
      fc.constantFrom('images', 'labels'),
      fc.nat(),
      fc.integer({ min: 1, max: 255 }),
    ],
    { numRuns: 40 },
  )('is refused with any byte changed', (set, split, part, at, change) =>
    inFolder(async data => {
      const files = filesOf(set)
      const bytes = files[`${split}-${part}`]!.slice()
      bytes[at % bytes.length]! ^= change
      await writeFiles(data, { ...files, [`${split}-${part}`]: bytes })
      const { faults } = await checkDataSet(sourceFor(set), [data])
      expect(faults).toHaveLength(1)
      expect(faults[0]).toContain(join(data, `${split}-${part}`))
      expect(faults[0]).not.toContain('\n')
    }),
  )

  const set = {
    height: 2,
    width: 1,
    train: { x: [1, 2, 3, 4], y: [0, 6] },
    test: { x: [5, 6], y: [3] },
  }
  const good = filesOf(set)
  /** What is said of the training examples with one file replaced, of the right checksum. */
  const replaced = (file: string, bytes: Uint8Array, line: (path: string) => string) =>
    inFolder(async data => {
      const files = { ...good, [file]: bytes }
      await writeFiles(data, files)
      const open = () => openDataSet(sourceFor(set, files), { split: 'train', data })
      await refused(open, `tiny: ${line(join(data, file))}`)
    })

  test('images of another size', () =>
    replaced(
      'train-images',
      idxBytes([2, 1, 2], [1, 2, 3, 4]),
      path => `${path}: expected images of 2×1, got 1×2`,
    ))
  test('labels of another number', () =>
    replaced(
      'train-labels',
      idxBytes([3], [1, 2, 3]),
      path => `${path}: expected 2 labels, one an image, got 3`,
    ))
  test('a label that there is not', () =>
    replaced(
      'train-labels',
      idxBytes([2], [6, 7]),
      path => `${path}: expected labels from 0 to 6, got 7 at 1`,
    ))

  test('a wrong checksum, though the structure is right', () =>
    inFolder(async data => {
      const other = idxBytes([2, 2, 1], [1, 2, 3, 5])
      await writeFiles(data, { ...good, 'train-images': other })
      await refused(
        () => openDataSet(sourceFor(set), { split: 'train', data }),
        `tiny: ${join(data, 'train-images')}: expected md5 ${md5(good['train-images']!)}, got ${md5(other)}`,
      )
    }))

  test('an archive that is none', () =>
    inFolder(async data => {
      await writeFiles(data, { ...good, 'train-images': good['train-images']! }, ['train-images'])
      const path = join(data, 'train-images')
      await writeFile(`${path}.gz`, 'no archive')
      const open = () => openDataSet(sourceFor(set), { split: 'train', data })
      // The plain file goes first: with it, the archive is not looked at.
      await writeFile(path, good['train-images']!)
      expect((await open()).rows).toBe(2)
      await inFolder(async other => {
        await writeFiles(other, good, Object.keys(good))
        await writeFile(join(other, 'train-images.gz'), 'no archive')
        await refused(
          () => openDataSet(sourceFor(set), { split: 'train', data: other }),
          `tiny: ${join(other, 'train-images.gz')}: expected a gzip file, got incorrect header check`,
        )
      })
    }))

  test('a file that is not there: partial, and refused where it is needed', () =>
    inFolder(async data => {
      const { 'train-labels': _, ...rest } = good
      await writeFiles(data, rest)
      const { finding, faults } = await checkDataSet(sourceFor(set), [data])
      expect(finding).toMatchObject({
        status: 'partial',
        partial: '3 of 4 files',
        splits: ['test'],
      })
      expect(faults).toEqual([])
      expect((await openDataSet(sourceFor(set), { split: 'test', data })).rows).toBe(1)
      await refused(
        () => openDataSet(sourceFor(set), { split: 'train', data }),
        `tiny: expected train-labels or train-labels.gz in ${data}`,
      )
    }))

  test('nothing at all', () =>
    inFolder(data =>
      refused(
        () => openDataSet(sourceFor(set), { split: 'train', data }),
        'tiny: not found; write it',
      ),
    ))
})
