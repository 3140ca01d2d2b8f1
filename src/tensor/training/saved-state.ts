import { TrainingError } from './training.js'

/** An array of a state with its place: "optimiser.theta.dense1/kernel". In memory that workers share. */
export interface SavedArray {
  readonly name: string
  readonly shape: readonly number[]
  readonly data: Float32Array<SharedArrayBuffer>
}

/** A state as plain data: all that it holds, exactly. */
export interface SavedState {
  readonly arrays: readonly SavedArray[]
  /** Counters. */
  readonly numbers: Readonly<Record<string, number>>
}

/** How the arrays of a carrier's states are recognised, read and made. */
export interface ArrayKind<A> {
  is(value: unknown): value is A
  shape(array: A): readonly number[]
  read(array: A): Promise<ArrayLike<number>>
  make(data: Float32Array, shape: readonly number[]): A
}

/** A state with its arrays and numbers changed, place by place; it nests them in objects and arrays. */
export function changed<A>(
  { is }: Pick<ArrayKind<A>, 'is'>,
  state: unknown,
  change: {
    array: (array: A, place: string) => unknown
    number: (value: number, place: string) => unknown
  },
  place = '',
): unknown {
  if (is(state)) return change.array(state, place)
  if (typeof state === 'number') return change.number(state, place)
  if (state === null || typeof state !== 'object') return state
  const inner = (key: string | number) => (place === '' ? String(key) : `${place}.${key}`)
  if (Array.isArray(state)) {
    return state.map((part, i) => changed({ is }, part, change, inner(i)))
  }
  return Object.fromEntries(
    Object.entries(state).map(([key, part]) => [key, changed({ is }, part, change, inner(key))]),
  )
}

/** Saving and restoring of states of one form. */
export interface Saving<P> {
  save(state: P): Promise<SavedState>
  /** @throws TrainingError for a state of another form */
  restore(saved: SavedState): P
}

/** What an array was in a state that is no more: its shape. */
class Place {
  constructor(readonly shape: readonly number[]) {}
}

/** How states of the form of an example are saved. */
export function savingLike<P, A>(kind: ArrayKind<A>, example: P): Saving<P> {
  const form = changed(kind, example, {
    array: array => new Place([...kind.shape(array)]),
    number: value => value,
  })
  const isPlace = (value: unknown): value is Place => value instanceof Place
  return {
    async save(state) {
      const found: { array: A; name: string }[] = []
      const numbers: Record<string, number> = {}
      changed(kind, state, {
        array: (array, name) => found.push({ array, name }),
        number: (value, name) => (numbers[name] = value),
      })
      const arrays: SavedArray[] = []
      for (const { array, name } of found) {
        const values = await kind.read(array)
        const data = new Float32Array(new SharedArrayBuffer(4 * values.length))
        data.set(values)
        arrays.push({ name, shape: [...kind.shape(array)], data })
      }
      return { arrays, numbers }
    },
    restore({ arrays, numbers }) {
      const byName = new Map(arrays.map(array => [array.name, array]))
      const check = changed({ is: isPlace }, form, {
        array({ shape }, name) {
          const found = byName.get(name)
          if (found !== undefined && `${found.shape}` === `${shape}`) return found
          const got = found === undefined ? 'nothing' : `[${found.shape}]`
          throw new TrainingError(`saved state, ${name}: expected [${shape}], got ${got}`)
        },
        number(_, name) {
          const found = numbers[name]
          if (found !== undefined) return found
          throw new TrainingError(`saved state, ${name}: expected a number, got nothing`)
        },
      })
      const isSaved = (value: unknown): value is SavedArray =>
        byName.get((value as SavedArray)?.name) === value
      return changed({ is: isSaved }, check, {
        array: ({ data, shape }) => kind.make(data, shape),
        number: value => value,
      }) as P
    },
  }
}

/**
 * The mean of states of one form, array by array. @throws TrainingError where their numbers differ:
 * counters have no mean that is one
 */
export function meanOf<P, A>(
  kind: Pick<ArrayKind<A>, 'is'>,
  states: readonly P[],
  mean: (arrays: readonly A[]) => A,
): P {
  const collected = states.map(state => {
    const arrays: A[] = []
    const numbers: number[] = []
    changed(kind, state, {
      array: array => arrays.push(array),
      number: value => numbers.push(value),
    })
    return { arrays, numbers }
  })
  let [a, n] = [0, 0]
  return changed(kind, states[0], {
    array() {
      const k = a++
      return mean(collected.map(({ arrays }) => arrays[k]!))
    },
    number(value, place) {
      const k = n++
      const other = collected.find(({ numbers }) => numbers[k] !== value)
      if (other === undefined) return value
      throw new TrainingError(
        `mean, ${place}: expected states of equal counters, got ${value} and ${other.numbers[k]}`,
      )
    },
  }) as P
}
