/** What a failing expectation says, without colours. Throws if it does not fail. */
export function messageOf(expectation: () => void): string {
  let message: string | undefined
  try {
    expectation()
  } catch (error) {
    message = (error as Error).message
  }
  if (message === undefined) throw new Error('expected the expectation to fail')
  return message
}
