/** What computed a run: versions and devices, where there were several each once, with commas between. */
export interface MadeBy {
  readonly retrograde: string
  readonly node: string
  readonly devices: readonly string[]
}

/** What computed a run that these computed together. */
export const together = (all: readonly MadeBy[]): MadeBy => ({
  retrograde: once(all.flatMap(({ retrograde }) => retrograde.split(', '))).join(', '),
  node: once(all.flatMap(({ node }) => node.split(', '))).join(', '),
  devices: once(all.flatMap(({ devices }) => devices)),
})

const once = (names: readonly string[]): string[] => [...new Set(names)]
