import type { Path } from './configuration.js'

/** The file of a path's checkpoint: names of arms have signs that files cannot have. */
export const checkpointName = ({ index, seed }: Path): string =>
  `arm-${index}-seed-${seed}.safetensors`
