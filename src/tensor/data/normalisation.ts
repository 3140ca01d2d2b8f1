/** What is done to raw numbers: channel c, the last index of an example, becomes scale_c·x + shift_c. */
export interface Normalisation {
  readonly scale: readonly number[]
  readonly shift: readonly number[]
  /** "(pixel/255 − 0.1307)/0.3081". */
  readonly text: string
}

/** The raw numbers of so many channels. */
export const raw = (channels: number): Normalisation => ({
  scale: Array.from({ length: channels }, () => 1),
  shift: Array.from({ length: channels }, () => 0),
  text: 'none',
})

/** (x − mean_c)/sd_c. */
export const standardised = (mean: readonly number[], sd: readonly number[]): Normalisation => ({
  scale: sd.map(s => 1 / s),
  shift: mean.map((m, c) => -m / sd[c]!),
  text: `(x − ${listed(mean)})/${listed(sd)}`,
})

/** (pixel/255 − mean_c)/sd_c, pixels being 0 … 255. */
export const standardisedPixels = (
  mean: readonly number[],
  sd: readonly number[],
): Normalisation => ({
  scale: sd.map(s => 1 / (255 * s)),
  shift: mean.map((m, c) => -m / sd[c]!),
  text: `(pixel/255 − ${listed(mean)})/${listed(sd)}`,
})

const listed = (values: readonly number[]): string =>
  values.length === 1 ? String(values[0]) : `(${values.join(', ')})`
