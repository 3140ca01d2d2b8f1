import { type Examples, type Split, splits } from './data-set.js'
import type { Normalisation } from './normalisation.js'

/** A file as it was published. */
export interface PublishedFile {
  readonly url: string
  readonly bytes: number
  /** In hexadecimal, by whoever published it. */
  readonly md5: string
}

/** What there is to download, and the folder that it ends up in. */
export interface Publication {
  readonly folder: string
  readonly files: readonly PublishedFile[]
  /** The files of the folder, where what is published is a .tar.gz of it. */
  readonly unpacked?: readonly string[]
}

/** Where a data set is, or why it isn't. */
export type Finding =
  | {
      readonly status: 'there' | 'partial'
      /** A folder, or "computed". */
      readonly where: string
      readonly bytes: number
      readonly splits: readonly Split[]
      /** What is there where it isn't all of it. */
      readonly partial: string | undefined
      /** What `read` holds the data against, or undefined for nothing. */
      readonly against: string | undefined
    }
  | { readonly status: 'missing'; readonly remedy: string }

/** A data set as it can be got. */
export interface DataSource {
  readonly name: string
  /** One line. */
  readonly about: string
  readonly shape: readonly number[]
  readonly classes: number | undefined
  /** The number of examples where it is complete. */
  readonly rows: Readonly<Record<Split, number>>
  /** The normalisation that is customary. */
  readonly standard: Normalisation
  readonly publication?: Publication
  /** Looks in the given folders, in their order, at names and sizes alone. */
  find(folders: readonly string[]): Promise<Finding>
  /**
   * The examples of a split, from where they were found. Throws DataError, in one line, for files
   * that are truncated, malformed, or have wrong checksums.
   */
  read(split: Split, where: string): Promise<Examples>
}

/** What comes with the code, or with a package that it depends on. */
export const always = (where: string, against?: string): Finding => ({
  status: 'there',
  where,
  bytes: 0,
  splits,
  partial: undefined,
  against,
})
