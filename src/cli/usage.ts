/** A command line that cannot be taken: said in one line, exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** The integer that an option was given. Throws UsageError for anything else. */
export function integerOption(text: string, option: string): number {
  const value = Number(text)
  if (!/^[+-]?\d+$/.test(text) || !Number.isSafeInteger(value)) {
    throw new UsageError(
      `${option}: expected an integer below 2^53 in size, got ${JSON.stringify(text)}`,
    )
  }
  return value
}

/** The number that an option was given. Throws UsageError for anything else, or outside what is allowed. */
export function numberOption(
  text: string,
  option: string,
  allowed: (value: number) => boolean,
  expected: string,
): number {
  const value = Number(text)
  if (text.trim() !== '' && Number.isFinite(value) && allowed(value)) return value
  throw new UsageError(`${option}: expected ${expected}, got ${JSON.stringify(text)}`)
}

/** A list of lengths, "1,2,10", each once. Throws UsageError unless they are integers from 0 to 10^6. */
export function lengthsOption(text: string, option: string): number[] {
  const values = text.split(',').map(part => (/^\s*\d+\s*$/.test(part) ? Number(part) : Number.NaN))
  if (values.every(n => n <= 1e6)) return [...new Set(values)]
  throw new UsageError(
    `${option}: expected integers from 0 to 10^6 with commas between, got ${JSON.stringify(text)}`,
  )
}
