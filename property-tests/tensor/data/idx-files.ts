import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { idxSource } from '../../../src/tensor/data/idx-set.js'
import type { DataSource } from '../../../src/tensor/data/index.js'
import { raw } from '../../../src/tensor/data/normalisation.js'

/** An IDX file of bytes, written out by hand. */
export function idxBytes(shape: readonly number[], data: readonly number[]): Uint8Array {
  const big = (n: number) => [n >>> 24, (n >>> 16) & 255, (n >>> 8) & 255, n & 255]
  return Uint8Array.from([0, 0, 8, shape.length, ...shape.flatMap(big), ...data])
}

export const md5 = (bytes: Uint8Array): string => createHash('md5').update(bytes).digest('hex')

/** Images and labels in four IDX files, by the names of MNIST's. */
export interface TinyMnist {
  readonly height: number
  readonly width: number
  readonly train: { readonly x: number[]; readonly y: number[] }
  readonly test: { readonly x: number[]; readonly y: number[] }
}

export const classes = 7
const half = (pixels: number) =>
  fc.integer({ min: 1, max: 5 }).chain(rows =>
    fc.record({
      x: fc.array(fc.nat(255), { minLength: rows * pixels, maxLength: rows * pixels }),
      y: fc.array(fc.nat(classes - 1), { minLength: rows, maxLength: rows }),
    }),
  )
export const tinyMnist: fc.Arbitrary<TinyMnist> = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }))
  .chain(([height, width]) =>
    fc.record({
      height: fc.constant(height),
      width: fc.constant(width),
      train: half(height * width),
      test: half(height * width),
    }),
  )

/** The four files by name. */
export function filesOf({ height, width, train, test }: TinyMnist): Record<string, Uint8Array> {
  return {
    'train-images': idxBytes([train.y.length, height, width], train.x),
    'train-labels': idxBytes([train.y.length], train.y),
    'test-images': idxBytes([test.y.length, height, width], test.x),
    'test-labels': idxBytes([test.y.length], test.y),
  }
}

/** The source of such a data set, with the checksums of these files. */
export function sourceFor(set: TinyMnist, files = filesOf(set)): DataSource {
  const split = (name: string) => ({
    images: `${name}-images`,
    labels: `${name}-labels`,
    md5: { images: md5(files[`${name}-images`]!), labels: md5(files[`${name}-labels`]!) },
  })
  return idxSource({
    name: 'tiny',
    about: 'tiny images',
    shape: [set.height, set.width, 1],
    classes,
    rows: { train: set.train.y.length, test: set.test.y.length },
    standard: raw(1),
    folder: 'tiny-idx',
    remedy: 'write it',
    files: { train: split('train'), test: split('test') },
  })
}

/** Writes files to a folder, as .gz where their name is among those. */
export async function writeFiles(
  folder: string,
  files: Record<string, Uint8Array>,
  zipped: readonly string[] = [],
): Promise<void> {
  for (const [name, bytes] of Object.entries(files)) {
    const zip = zipped.includes(name)
    await writeFile(join(folder, zip ? `${name}.gz` : name), zip ? gzipSync(bytes) : bytes)
  }
}
