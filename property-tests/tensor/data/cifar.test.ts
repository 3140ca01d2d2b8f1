import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readRecords } from '../../../src/tensor/data/cifar-records.js'
import { checkDataSet, gather, openDataSet } from '../../../src/tensor/data/index.js'
import { readSums, writeSums } from '../../../src/tensor/data/sums.js'
import { property } from '../../property.js'
import { cifarBytes, plainRecord, tinyCifar } from './cifar-files.js'
import { inFolder, refused } from './folder.js'
import { writeFiles } from './idx-files.js'

const source = tinyCifar()
const two = cifarBytes([plainRecord(4, 0), plainRecord(5, 1)])
const whole = { 'one.bin': two, 'two.bin': two, 'test.bin': two }

describe('records', () => {
  const coefficients = fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255), fc.nat(255))
  property(
    [fc.array(fc.tuple(fc.nat(9), coefficients), { minLength: 1, maxLength: 3 }), fc.nat(2)],
    {
      numRuns: 30,
    },
  )('are read with channels last, after those before them', (records, first) => {
    const pixel =
      ([a, b, d, e]: readonly number[]) =>
      (h: number, w: number, c: number) =>
        (a! + b! * h + d! * w + e! * c) % 256
    const bytes = cifarBytes(records.map(([label, k]) => ({ labels: [label], pixel: pixel(k) })))
    const x = new Uint8Array((first + records.length) * 3072)
    const y = new Uint8Array(first + records.length)
    expect(readRecords(bytes, [10], { x, y }, first, 'file')).toBe(records.length)
    records.forEach(([label, k], r) => {
      expect(y[first + r]).toBe(label)
      for (let at = 0; at < 3072; at++) {
        const [h, w, c] = [Math.floor(at / 96), Math.floor(at / 3) % 32, at % 3]
        if (x[(first + r) * 3072 + at] !== pixel(k)(h, w, c)) expect.fail(`pixel ${h}, ${w}, ${c}`)
      }
    })
  })

  const target = { x: new Uint8Array(6144), y: new Uint8Array(2) }
  test.each([
    [two.subarray(1), [20, 3], 'file: expected a multiple of 3074 bytes, got 6147'],
    [two, [10], 'file: expected a multiple of 3073 bytes, got 6148'],
    [two, [5, 3], 'file: expected labels from 0 to 4, got 5 in record 1'],
    [two, [20, 1], 'file: expected labels from 0 to 0, got 1 in record 1'],
  ])('are refused: %#', (bytes, labels, line) =>
    refused(() => readRecords(bytes, labels, target, 0, 'file'), line),
  )
})

describe('a folder', () => {
  test('that is whole: file after file, the last label, three channels', () =>
    inFolder(async data => {
      await writeFiles(data, whole)
      const opened = await openDataSet(source, { split: 'train', data })
      expect(opened).toMatchObject({ rows: 4, classes: 3, shape: [32, 32, 3], partial: undefined })
      expect([...opened.y]).toEqual([0, 1, 0, 1])
      expect([...gather(opened, [3]).x.subarray(0, 6)]).toEqual([200, 100, 50, 200, 100, 50])
      expect(await source.find([data])).toEqual({
        status: 'there',
        where: data,
        bytes: 3 * two.length,
        splits: ['train', 'test'],
        partial: undefined,
        against: 'structure alone: no SHA256SUMS is there',
      })
    }))

  const one = cifarBytes([plainRecord(4, 2)])
  test.each([
    [{ 'one.bin': two, 'test.bin': two }, '1 of 2 training batches', undefined],
    [{ 'two.bin': one }, '1 of 2 training batches, 1 of 2 training images', '0 of 1 test batches'],
    [{ ...whole, 'test.bin': one }, undefined, '1 of 2 test images'],
    [{ 'test.bin': two }, '0 of 2 training batches', undefined],
  ])('that has some of it is partial: %#', (files, train, testing) =>
    inFolder(async data => {
      await writeFiles(data, files)
      const { finding, faults } = await checkDataSet(source, [data])
      const partial = [train, testing].filter(said => said !== undefined).join(', ')
      expect(finding).toMatchObject({ status: 'partial', partial })
      expect(faults).toEqual([])
      if (train?.startsWith('0')) {
        const open = () => openDataSet(source, { split: 'train', data })
        await refused(open, `tiny-cifar: expected one.bin, two.bin in ${data}, got none`)
      } else {
        expect((await openDataSet(source, { split: 'train', data })).partial).toBe(train)
      }
    }),
  )

  test('with a truncated file is no partial one: check says so, open refuses', () =>
    inFolder(async data => {
      await writeFiles(data, { ...whole, 'two.bin': two.subarray(0, 5000) })
      const line = `tiny-cifar: ${join(data, 'two.bin')}: expected a multiple of 3074 bytes, got 5000`
      expect((await checkDataSet(source, [data])).faults).toEqual([line])
      await refused(() => openDataSet(source, { split: 'train', data }), line)
      expect((await openDataSet(source, { split: 'test', data })).rows).toBe(2)
    }))

  test('with an empty file has nothing to train with', () =>
    inFolder(async data => {
      await writeFiles(data, { 'one.bin': new Uint8Array(0) })
      await refused(
        () => openDataSet(source, { split: 'train', data }),
        `tiny-cifar: expected examples in ${data}, got none to train with`,
      )
    }))

  test('with a SHA256SUMS that is none is refused', () =>
    inFolder(async data => {
      await writeFile(join(data, 'SHA256SUMS'), '0000 data_batch_1.bin\n')
      await expect(readSums(data)).rejects.toThrow(
        `${join(data, 'SHA256SUMS')}: expected lines of 64 hexadecimal digits and a name, ` +
          'got 0000 data_batch_1.bin',
      )
    }))

  test('with SHA256SUMS is held against them', () =>
    inFolder(async data => {
      await writeFiles(data, whole)
      await writeSums(data, Object.keys(whole))
      const sums = await readFile(join(data, 'SHA256SUMS'), 'utf8')
      expect(sums).toMatch(/^([0-9a-f]{64} {2}\w+\.bin\n){3}$/)
      const before = await checkDataSet(source, [data])
      expect(before.finding).toMatchObject({ against: 'structure and SHA256SUMS' })
      expect(before.faults).toEqual([])
      await writeFile(join(data, 'two.bin'), two.with(100, 201))
      const [fault, ...others] = (await checkDataSet(source, [data])).faults
      expect(others).toEqual([])
      expect(fault).toMatch(/two\.bin: expected sha256 [0-9a-f]{64}, got [0-9a-f]{64}$/)
      // Control: without the sums, the structure alone says nothing of a changed pixel.
      await writeFile(join(data, 'SHA256SUMS'), '')
      expect((await checkDataSet(source, [data])).faults).toEqual([])
    }))
})
