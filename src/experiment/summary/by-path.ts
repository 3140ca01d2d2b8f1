/** The lines of each path in their order: seed by seed of the arm of a name. */
export class ByPath<L extends { readonly arm: string; readonly seed: number }> {
  readonly #lines = new Map<string, L[]>()

  constructor(lines: readonly L[]) {
    for (const line of lines) {
      const key = `${line.seed} ${line.arm}`
      const mine = this.#lines.get(key)
      if (mine === undefined) this.#lines.set(key, [line])
      else mine.push(line)
    }
  }

  /** The lines of a path; none where there are none. */
  of(arm: string, seed: number): readonly L[] {
    return this.#lines.get(`${seed} ${arm}`) ?? []
  }
}
