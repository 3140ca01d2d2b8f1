/** What is wrong in a value that was read: where in it, what was expected there, and what came. */
export interface Flaw {
  /** "arms[0].at", or nothing for the value itself. */
  readonly at: string
  readonly expected: string
  readonly got: unknown
}

/** What a value has to be: the first flaw of one that is not, or undefined. */
export type Shape = (value: unknown) => Flaw | undefined

/** A value that a predicate holds of. */
export const fits =
  (expected: string, holds: (value: unknown) => boolean): Shape =>
  got =>
    holds(got) ? undefined : { at: '', expected, got }

export const text = fits('a text', value => typeof value === 'string')
export const flag = fits('true or false', value => typeof value === 'boolean')
export const number = fits('a number', Number.isFinite)
export const integer = fits('an integer', Number.isSafeInteger)
export const count = fits(
  'an integer ≥ 0',
  value => Number.isSafeInteger(value) && Number(value) >= 0,
)

/** One of some texts. */
export const oneOf = (...texts: readonly string[]): Shape =>
  fits(`one of ${texts.join(', ')}`, value => texts.some(each => each === value))

/** A list, of one value at least. */
export const listOf =
  (each: Shape): Shape =>
  value => {
    if (!Array.isArray(value) || value.length === 0)
      return { at: '', expected: 'a list', got: value }
    for (const [i, one] of value.entries()) {
      const flaw = each(one)
      if (flaw !== undefined) return within(`[${i}]`, flaw)
    }
    return undefined
  }

/** An object that has all of some keys, and may have others. */
export const object =
  (
    needed: Readonly<Record<string, Shape>>,
    optional: Readonly<Record<string, Shape>> = {},
  ): Shape =>
  value => {
    if (!isObject(value)) return { at: '', expected: 'an object', got: value }
    for (const [key, shape] of Object.entries({ ...needed, ...optional })) {
      if (key in optional && value[key] === undefined) continue
      const flaw = shape(value[key])
      if (flaw !== undefined) return within(key, flaw)
    }
    return undefined
  }

/** An object of one of some kinds, which the text under a key tells. */
export const kinds =
  (key: string, shapes: Readonly<Record<string, Shape>>): Shape =>
  value => {
    const flaw = object({ [key]: oneOf(...Object.keys(shapes)) })(value)
    return flaw ?? shapes[String((value as Record<string, unknown>)[key])]!(value)
  }

/** A flaw in one line: "expected a text at by.node, got nothing". */
export const flawText = ({ at, expected, got }: Flaw): string => {
  const came = got === undefined ? 'nothing' : JSON.stringify(got).slice(0, 60)
  return `expected ${expected}${at && ` at ${at}`}, got ${came}`
}

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const within = (key: string, { at, ...flaw }: Flaw): Flaw => ({
  ...flaw,
  at: at === '' || at.startsWith('[') ? key + at : `${key}.${at}`,
})
