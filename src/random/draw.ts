import type { Source } from './source.js'

/**
 * A random value: a function of random bits. It reads the source while it is called and not after,
 * so that the same bits give the same value.
 */
export type Draw<T> = (source: Source) => T
