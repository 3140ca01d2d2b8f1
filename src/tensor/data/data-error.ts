/** Data that are not there, or not what they should be: said in one line. */
export class DataError extends Error {
  override readonly name = 'DataError'
}

/** A data set that there is not: said in one line, with those that there are. */
export class UnknownDataSetError extends Error {
  override readonly name = 'UnknownDataSetError'

  constructor(asked: string, names: readonly string[]) {
    super(`data set ${JSON.stringify(asked)}: expected one of ${names.join(', ')}`)
  }
}
