import { DataError } from './data-error.js'

/** The labels that come before the pixels of a record, in their order: how many classes each has. */
export type LabelBytes = readonly number[]

const side = 32
const plane = side * side
const pixels = 3 * plane

/** The number of bytes of a record: its labels, then the red, green and blue planes of 32×32. */
export const recordBytes = (labels: LabelBytes): number => labels.length + pixels

/**
 * The records of a file in CIFAR's binary layout, from row `first` of x and y on: pixels to x, channels
 * last ([32, 32, 3] as height, width, channels), and the last label to y. Returns the number of records.
 * Throws DataError, in one line that starts with `what`, for a file that isn't a whole number of
 * records, or for a label that there is not.
 */
export function readRecords(
  bytes: Uint8Array,
  labels: LabelBytes,
  { x, y }: { readonly x: Uint8Array; readonly y: Uint8Array },
  first: number,
  what: string,
): number {
  const stride = recordBytes(labels)
  if (bytes.length % stride !== 0) {
    throw new DataError(`${what}: expected a multiple of ${stride} bytes, got ${bytes.length}`)
  }
  const records = bytes.length / stride
  for (let record = 0; record < records; record++) {
    const at = record * stride
    labels.forEach((classes, k) => {
      const label = bytes[at + k]!
      if (label < classes) return
      const got = `${label} in record ${record}`
      throw new DataError(`${what}: expected labels from 0 to ${classes - 1}, got ${got}`)
    })
    y[first + record] = bytes[at + labels.length - 1]!
    channelsLast(bytes, at + labels.length, x, (first + record) * pixels)
  }
  return records
}

/** Three planes from `from` on become 32×32 triples from `to` on. */
function channelsLast(bytes: Uint8Array, from: number, x: Uint8Array, to: number): void {
  for (let i = 0; i < plane; i++) {
    x[to + 3 * i] = bytes[from + i]!
    x[to + 3 * i + 1] = bytes[from + plane + i]!
    x[to + 3 * i + 2] = bytes[from + 2 * plane + i]!
  }
}
