/**
 * The safetensors format, float32 only: eight bytes with the length of a JSON header, the header,
 * the numbers. (github.com/huggingface/safetensors; on npm there is no package that is kept.)
 */

/** A tensor with its place in a file. */
export interface NamedTensor {
  readonly name: string
  readonly shape: readonly number[]
  readonly data: Float32Array
}

/** What a file holds. */
export interface Tensors {
  readonly tensors: readonly NamedTensor[]
  readonly metadata: Readonly<Record<string, string>>
}

interface Entry {
  readonly dtype: string
  readonly shape: readonly number[]
  readonly data_offsets: readonly [number, number]
}

/** The bytes of a file, in pieces: header first, then tensor by tensor, on a machine that is little-endian. */
export function writeSafetensors({ tensors, metadata }: Tensors): Uint8Array[] {
  const header: Record<string, unknown> = { __metadata__: metadata }
  let offset = 0
  for (const { name, shape, data } of tensors) {
    const end = offset + data.byteLength
    header[name] = { dtype: 'F32', shape, data_offsets: [offset, end] }
    offset = end
  }
  const text = new TextEncoder().encode(JSON.stringify(header))
  // Numbers begin at a multiple of eight: the header ends in spaces.
  const length = Math.ceil(text.length / 8) * 8
  const head = new Uint8Array(8 + length).fill(0x20, 8)
  new DataView(head.buffer).setBigUint64(0, BigInt(length), true)
  head.set(text, 8)
  return [
    head,
    ...tensors.map(({ data }) => new Uint8Array(data.buffer, data.byteOffset, data.byteLength)),
  ]
}

/**
 * What a file holds, in memory that workers can share.
 * @throws SyntaxError, in one line, for bytes that are no such file, or hold other than float32
 */
export function readSafetensors(bytes: Uint8Array): Tensors {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const length = bytes.length >= 8 ? Number(view.getBigUint64(0, true)) : Number.NaN
  const begin = 8 + length
  if (!(begin <= bytes.length)) throw new SyntaxError('safetensors: the header is cut short')
  const text = new TextDecoder().decode(bytes.subarray(8, begin))
  const { __metadata__: metadata = {}, ...entries } = JSON.parse(text) as Record<string, never>
  const tensors = Object.entries<Entry>(entries).map(([name, { dtype, shape, data_offsets }]) => {
    const [from, to] = data_offsets
    const size = shape.reduce((product, d) => product * d, 1)
    if (dtype !== 'F32' || to - from !== 4 * size || begin + to > bytes.length) {
      throw new SyntaxError(`safetensors: ${name}: expected ${size} float32 numbers, got ${dtype}`)
    }
    const data = new Float32Array(new SharedArrayBuffer(4 * size))
    new Uint8Array(data.buffer).set(bytes.subarray(begin + from, begin + to))
    return { name, shape, data }
  })
  return { tensors, metadata }
}
