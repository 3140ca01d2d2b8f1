import { readRecords, recordBytes } from './cifar-records.js'
import { DataError } from './data-error.js'
import { type Split, sharedBytes, splits } from './data-set.js'
import type { DataSource } from './data-source.js'
import { filesIn, type Located, locate } from './folders.js'
import { readUnpacked, verifyDigest } from './read-file.js'
import { readSums } from './sums.js'

/** What tells one data set in CIFAR's binary layout from another. */
export interface CifarSet extends Pick<DataSource, 'name' | 'about' | 'standard'> {
  readonly folder: string
  readonly archive: { readonly url: string; readonly bytes: number; readonly md5: string }
  readonly files: Readonly<Record<Split, readonly string[]>>
  readonly recordsPerFile: Readonly<Record<Split, number>>
  /** The number of classes of each label byte; the last one is what is to be predicted. */
  readonly labels: readonly number[]
}

const adjective = { train: 'training', test: 'test' } as const

/**
 * A data set in CIFAR's binary layout. A folder that has some of the batches, or short ones, can be
 * used, and is said to be partial.
 */
export function cifarSource(set: CifarSet): DataSource {
  const { name, about, standard, folder, archive, files, recordsPerFile, labels } = set
  const all = splits.flatMap(split => files[split])
  const stride = recordBytes(labels)
  const recordsOf = (located: Located, split: Split) =>
    files[split].flatMap(file => {
      const found = located.files.get(file)
      return found ? [Math.floor(found.bytes / stride)] : []
    })

  /** What there is of a split where it isn't all of it. */
  function partial(located: Located, split: Split): string | undefined {
    const records = recordsOf(located, split)
    const total = records.reduce((sum, n) => sum + n, 0)
    const expected = records.length * recordsPerFile[split]
    const batches = `${records.length} of ${files[split].length} ${adjective[split]} batches`
    const said = [
      ...(records.length < files[split].length ? [batches] : []),
      ...(total === expected ? [] : [`${total} of ${expected} ${adjective[split]} images`]),
    ]
    return said.length > 0 ? said.join(', ') : undefined
  }

  return {
    name,
    about,
    standard,
    shape: [32, 32, 3],
    classes: labels.at(-1)!,
    rows: {
      train: files.train.length * recordsPerFile.train,
      test: files.test.length * recordsPerFile.test,
    },
    publication: { folder, files: [archive], unpacked: all },
    async find(folders) {
      const located = await locate(folders, folder, all)
      if (!located) return { status: 'missing', remedy: `retrograde data fetch ${name}` }
      const lacking = splits.flatMap(split => partial(located, split) ?? [])
      const sums = await readSums(located.folder)
      return {
        status: lacking.length > 0 ? 'partial' : 'there',
        where: located.folder,
        bytes: [...located.files.values()].reduce((sum, { bytes }) => sum + bytes, 0),
        splits: splits.filter(split => files[split].some(file => located.files.has(file))),
        partial: lacking.length > 0 ? lacking.join(', ') : undefined,
        against:
          sums.size > 0 ? 'structure and SHA256SUMS' : 'structure alone: no SHA256SUMS is there',
      }
    },
    async read(split, where) {
      const located = await filesIn(where, files[split])
      if (located.files.size === 0) {
        throw new DataError(`${name}: expected ${files[split].join(', ')} in ${where}, got none`)
      }
      const sums = await readSums(where)
      const rows = recordsOf(located, split).reduce((sum, n) => sum + n, 0)
      const examples = { x: sharedBytes(rows * (stride - labels.length)), y: sharedBytes(rows) }
      let row = 0
      for (const [file, { path }] of located.files) {
        const what = `${name}: ${path}`
        const bytes = await readUnpacked(path, what)
        row += readRecords(bytes, labels, examples, row, what)
        const sum = sums.get(file)
        if (sum) verifyDigest(bytes, 'sha256', sum, what)
      }
      return { ...examples, rows, partial: partial(located, split) }
    },
  }
}
