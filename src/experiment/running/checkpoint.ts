import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import type { SavedState } from '../../tensor/training/index.js'
import type { Held } from './evaluation.js'
import { type NamedTensor, readSafetensors, writeSafetensors } from './safetensors.js'

/** What a path needs to go on after its reading number `readings` − 1. */
export interface Checkpoint {
  readonly readings: number
  /** SHA-256 of the lines of those readings: a checkpoint belongs to them. */
  readonly lines: string
  /** For each part of the order, the states that later words branch from. */
  readonly held: readonly (readonly Held[])[]
  /** The parameters last read, for the distance to the next. */
  readonly parameters: Float32Array
}

/** Writes a checkpoint: no reader ever sees half of one. */
export async function writeCheckpoint(path: string, checkpoint: Checkpoint): Promise<void> {
  const { readings, lines, held, parameters } = checkpoint
  const tensors: NamedTensor[] = [{ name: 'last', shape: [parameters.length], data: parameters }]
  const states = held.map((states, part) =>
    states.map(({ length, state: { arrays, numbers } }, k) => {
      for (const array of arrays) tensors.push({ ...array, name: `${part}.${k}/${array.name}` })
      return { length, numbers }
    }),
  )
  const metadata = { readings: String(readings), lines, states: JSON.stringify(states) }
  const draft = `${path}.tmp`
  await writeFile(draft, writeSafetensors({ tensors, metadata }))
  await rename(draft, path)
}

/** The checkpoint in a file, or undefined where there is none, or none that can be read. */
export async function readCheckpoint(path: string): Promise<Checkpoint | undefined> {
  const bytes = await readFile(path).catch(() => undefined)
  if (bytes === undefined) return undefined
  try {
    const { tensors, metadata } = readSafetensors(bytes)
    const states = JSON.parse(metadata.states!) as {
      length: number
      numbers: SavedState['numbers']
    }[][]
    return {
      readings: Number(metadata.readings),
      lines: metadata.lines!,
      parameters: tensors.find(({ name }) => name === 'last')!.data,
      held: states.map((part, p) =>
        part.map(({ length, numbers }, k) => {
          const prefix = `${p}.${k}/`
          const arrays = tensors
            .filter(({ name }) => name.startsWith(prefix))
            .map(tensor => ({ ...tensor, name: tensor.name.slice(prefix.length) }))
          return { length, state: { arrays, numbers } as SavedState }
        }),
      ),
    }
  } catch (error) {
    // Readings are made again where a checkpoint is broken, and held against their lines.
    const broken = [SyntaxError, TypeError, RangeError].some(kind => error instanceof kind)
    if (broken) return undefined
    throw error
  }
}

/** Takes a checkpoint away, and a draft that a kill left: its path is at its end. */
export async function dropCheckpoint(path: string): Promise<void> {
  for (const file of [path, `${path}.tmp`]) await rm(file, { force: true })
}
