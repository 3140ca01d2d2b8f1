import { DataError } from './data-error.js'
import { type Split, sharedBytes, splits } from './data-set.js'
import type { DataSource } from './data-source.js'
import { filesIn, locate } from './folders.js'
import { parseIdx } from './idx.js'
import { readUnpacked, verifyDigest } from './read-file.js'

const endings = ['', '.gz']

/** Images and labels of a split as IDX files: their names, and the md5 of what is in them. */
export interface IdxFiles {
  readonly images: string
  readonly labels: string
  readonly md5: { readonly images: string; readonly labels: string }
}

/** What tells one data set in the layout of MNIST from another. */
export interface IdxSet
  extends Pick<
    DataSource,
    'name' | 'about' | 'shape' | 'rows' | 'standard' | 'publication' | 'classes'
  > {
  readonly folder: string
  readonly files: Readonly<Record<Split, IdxFiles>>
  readonly classes: number
  readonly remedy: string
}

/**
 * A data set in the layout of MNIST: four IDX files, plain or as .gz. The checksums are of what is
 * in them, for archives of the same file differ from one packager to another.
 */
export function idxSource({ folder, files, remedy, ...set }: IdxSet): DataSource {
  const { name, shape, classes } = set
  const wanted = Object.values(files).flatMap(({ images, labels }) => [images, labels])

  async function contents(where: string, file: string, md5: string, dimensions: number) {
    const found = (await filesIn(where, [file], endings)).files.get(file)
    if (!found) throw new DataError(`${name}: expected ${file} or ${file}.gz in ${where}`)
    const what = `${name}: ${found.path}`
    const bytes = await readUnpacked(found.path, what)
    const array = parseIdx(bytes, dimensions, what)
    verifyDigest(bytes, 'md5', md5, what)
    return { ...array, what }
  }

  return {
    ...set,
    async find(folders) {
      const located = await locate(folders, folder, wanted, endings)
      if (!located) return { status: 'missing', remedy }
      const sizes = [...located.files.values()].map(({ bytes }) => bytes)
      const has = ({ images, labels }: IdxFiles) =>
        located.files.has(images) && located.files.has(labels)
      return {
        status: sizes.length < wanted.length ? 'partial' : 'there',
        where: located.folder,
        bytes: sizes.reduce((sum, bytes) => sum + bytes, 0),
        splits: splits.filter(split => has(files[split])),
        partial:
          sizes.length < wanted.length ? `${sizes.length} of ${wanted.length} files` : undefined,
        against: 'structure and published checksums',
      }
    },
    async read(split, where) {
      const { md5, ...names } = files[split]
      const [images, labels] = await Promise.all([
        contents(where, names.images, md5.images, 3),
        contents(where, names.labels, md5.labels, 1),
      ])
      const [rows, ...size] = images.shape
      if (`${size}` !== `${shape.slice(0, 2)}`) {
        const expected = shape.slice(0, 2).join('×')
        throw new DataError(`${images.what}: expected images of ${expected}, got ${size.join('×')}`)
      }
      if (labels.shape[0] !== rows) {
        throw new DataError(
          `${labels.what}: expected ${rows} labels, one an image, got ${labels.shape[0]}`,
        )
      }
      const wrong = labels.data.findIndex(label => label >= classes)
      if (wrong >= 0) {
        const got = `${labels.data[wrong]} at ${wrong}`
        throw new DataError(`${labels.what}: expected labels from 0 to ${classes - 1}, got ${got}`)
      }
      const x = sharedBytes(images.data.length)
      x.set(images.data)
      const y = sharedBytes(labels.data.length)
      y.set(labels.data)
      return { rows: rows!, x, y, partial: undefined }
    },
  }
}
