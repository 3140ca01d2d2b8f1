import { DataError } from './data-error.js'

/** An array of bytes: the file format of MNIST. */
export interface IdxArray {
  readonly shape: readonly number[]
  /** Row-major. */
  readonly data: Uint8Array
}

/**
 * An IDX file of unsigned bytes with a given number of dimensions: two zeros, the type 8, that
 * number, the dimensions as big-endian 32-bit integers, the bytes. (LeCun, Cortes and Burges, MNIST.)
 * Throws DataError, in one line that starts with `what`, for anything else.
 */
export function parseIdx(bytes: Uint8Array, dimensions: number, what: string): IdxArray {
  const header = 4 + 4 * dimensions
  if (bytes.length < header) {
    throw new DataError(
      `${what}: expected an IDX header of ${header} bytes, got ${bytes.length} in all`,
    )
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const magic = 0x0800 + dimensions
  if (view.getUint32(0) !== magic) {
    throw new DataError(
      `${what}: expected the magic number ${hex(magic)}, got ${hex(view.getUint32(0))}`,
    )
  }
  const shape = Array.from({ length: dimensions }, (_, k) => view.getUint32(4 + 4 * k))
  const expected = header + shape.reduce((product, n) => product * n, 1)
  if (bytes.length !== expected) {
    throw new DataError(
      `${what}: expected ${expected} bytes for ${shape.join('×')}, got ${bytes.length}`,
    )
  }
  return { shape, data: bytes.subarray(header) }
}

const hex = (n: number) => `0x${n.toString(16).padStart(8, '0')}`
