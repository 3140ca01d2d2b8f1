/** A run that cannot be begun or gone on with: why, in one line. */
export class RunError extends Error {
  override readonly name = 'RunError'
}
