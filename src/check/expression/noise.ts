import { cauchy } from '../../random/cauchy.js'
import type { Draw } from '../../random/draw.js'
import { exponential } from '../../random/exponential.js'
import { integer } from '../../random/integer.js'
import { normal } from '../../random/normal.js'
import { uniform } from '../../random/uniform.js'
import { compiled, ExpressionError, functions, parse } from './language.js'

/** A random number with a name: e ~ choice(-1, 1). */
export interface Noise {
  readonly name: string
  readonly draw: Draw<number>
  /** Its values, all equally likely (a value listed twice counts twice), where they are finitely many. */
  readonly values?: readonly number[]
  /** Whether E|noise| is infinite. */
  readonly meanless?: boolean
}

const fromValues = (values: readonly number[]): Omit<Noise, 'name'> => {
  const which = integer(values.length)
  return { values, draw: source => values[which(source)]! }
}

/** The laws of noise: how many numbers each takes, and what it makes of them. */
const laws: Readonly<
  Record<
    string,
    { readonly takes: string; make(args: readonly number[]): Omit<Noise, 'name'> | undefined }
  >
> = {
  choice: {
    takes: 'choice(a, b, …)',
    make: args => (args.length > 0 ? fromValues(args) : undefined),
  },
  uniform: {
    takes: 'uniform(low, high)',
    make: ([a, b, ...rest]) =>
      a !== undefined && b !== undefined && rest.length === 0 ? { draw: uniform(a, b) } : undefined,
  },
  normal: {
    takes: 'normal(mean, sd)',
    make: ([m = 0, sd = 1, ...rest]) => (rest.length === 0 ? { draw: normal(m, sd) } : undefined),
  },
  exponential: {
    takes: 'exponential(rate)',
    make: ([rate = 1, ...rest]) => (rest.length === 0 ? { draw: exponential(rate) } : undefined),
  },
  cauchy: {
    takes: 'cauchy(median, scale)',
    make: ([m = 0, scale = 1, ...rest]) =>
      rest.length === 0 ? { draw: cauchy(m, scale), meanless: true } : undefined,
  },
}

const taken = Object.values(laws).map(({ takes }) => takes)

/** The noise that a line such as "e ~ choice(-1, 1)" describes. Throws ExpressionError. */
export function parseNoise(text: string): Noise {
  const match = /^\s*([A-Za-z]\w*)\s*~\s*([A-Za-z]+)\s*\((.*)\)\s*$/.exec(text)
  const law = match && Object.hasOwn(laws, match[2]!) ? laws[match[2]!] : undefined
  if (!match || !law) {
    throw new ExpressionError(
      `noise ${JSON.stringify(text)}: expected name ~ law, the law one of ${taken.join(', ')}`,
    )
  }
  const [, name, , list] = match
  if (name === 'x') {
    throw new ExpressionError(`noise ${JSON.stringify(text)}: expected a name other than x`)
  }
  if (functions.has(name!)) {
    throw new ExpressionError(
      `noise ${JSON.stringify(text)}: expected a name other than that of the function ${name}`,
    )
  }
  const args = list!.trim() === '' ? [] : argumentsOf(list!).map(value)
  const found = law.make(args)
  if (found === undefined) {
    throw new ExpressionError(`noise ${JSON.stringify(text)}: expected ${law.takes}`)
  }
  return { name: name!, ...found }

  function value(argument: string): number {
    const number = compiled(parse(argument, [], 'noise'))(new Map())
    if (Number.isFinite(number)) return number
    throw new ExpressionError(
      `noise ${JSON.stringify(text)}: expected finite numbers, got ${argument.trim()}`,
    )
  }
}

/** What stands between the commas outside parentheses. */
function argumentsOf(list: string): string[] {
  const parts = ['']
  let depth = 0
  for (const letter of list) {
    if (letter === '(') depth++
    if (letter === ')') depth--
    if (letter === ',' && depth === 0) parts.push('')
    else parts[parts.length - 1] += letter
  }
  return parts
}
