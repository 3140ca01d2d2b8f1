import fc from 'fast-check'

/** Gives an object the words in which fast-check's reports show it. */
export function readable<T extends object>(value: T, words: (value: T) => string): T {
  return Object.defineProperty(value, fc.toStringMethod, {
    value: () => words(value),
    configurable: true,
  })
}

/** Shows a map, an order, … by its name: "x ↦ 1/2·x + 3". */
export const named = <T extends { readonly name: string }>(value: T): T =>
  readable(value, ({ name }) => name)
