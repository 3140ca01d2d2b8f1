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
