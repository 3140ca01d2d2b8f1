import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const kinds = { f64: Float64Array, f32: Float32Array, i32: Int32Array } as const
type Kind = keyof typeof kinds

/** Arrays by name: inputs that all sides of a case read from the same files. */
export type TypedArrays = Readonly<Record<string, Float64Array | Float32Array | Int32Array>>

const kindOf = (array: TypedArrays[string]): Kind =>
  (Object.keys(kinds) as Kind[]).find(kind => array instanceof kinds[kind])!

/** Writes each array to `<name>.<kind>`, in the machine's byte order; returns the names of files. */
export function writeInputs(folder: string, arrays: TypedArrays): string[] {
  return Object.entries(arrays).map(([name, array]) => {
    const file = `${name}.${kindOf(array)}`
    writeFileSync(join(folder, file), array)
    return file
  })
}

/** What `writeInputs` wrote. */
export function readInputs(folder: string, files: readonly string[]): TypedArrays {
  return Object.fromEntries(
    files.map(file => {
      const [name, kind] = file.split('.') as [string, Kind]
      const bytes = readFileSync(join(folder, file))
      return [name, new kinds[kind](new Uint8Array(bytes).buffer)]
    }),
  )
}
