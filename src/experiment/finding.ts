/** A table that an experiment makes of its run, and what it is of: cells as they are printed. */
export interface Finding {
  readonly title: string
  readonly note: string
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
}
