import { cifarSource } from '../../../src/tensor/data/cifar-set.js'
import type { DataSource } from '../../../src/tensor/data/index.js'
import { raw } from '../../../src/tensor/data/normalisation.js'

/** A record: the bytes of its labels, and pixel (h, w, c), 0 … 255. */
export interface TinyRecord {
  readonly labels: readonly number[]
  readonly pixel: (h: number, w: number, c: number) => number
}

/** Records in CIFAR's binary layout, by its description: labels, then three planes, row-major. */
export function cifarBytes(records: readonly TinyRecord[]): Uint8Array {
  const bytes: number[] = []
  for (const { labels, pixel } of records) {
    bytes.push(...labels)
    for (let c = 0; c < 3; c++) {
      for (let h = 0; h < 32; h++) for (let w = 0; w < 32; w++) bytes.push(pixel(h, w, c))
    }
  }
  return Uint8Array.from(bytes)
}

/** A record all of one colour. */
export const plainRecord = (...labels: number[]): TinyRecord => ({
  labels,
  pixel: (_, __, c) => [200, 100, 50][c]!,
})

/** Two training files and a test file, of two records each; a label of 20 classes before the one of 3. */
export function tinyCifar(
  archive = { url: 'https://nowhere.invalid/t.tar.gz', bytes: 1, md5: '' },
): DataSource {
  return cifarSource({
    name: 'tiny-cifar',
    about: 'tiny images',
    standard: raw(3),
    folder: 'tiny-bin',
    archive,
    files: { train: ['one.bin', 'two.bin'], test: ['test.bin'] },
    recordsPerFile: { train: 2, test: 2 },
    labels: [20, 3],
  })
}
