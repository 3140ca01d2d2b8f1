import { expect } from 'vitest'
import './augmentation.js'
import { matchers } from './matchers.js'

// What they take is stated by the augmentation; here all that counts is that they are functions.
expect.extend(matchers as unknown as Parameters<typeof expect.extend>[0])

export type { IterateLaw, LawLike } from './law-like.js'
export type { LawOptions } from './law-options.js'
export { matchers } from './matchers.js'
export type { Whereabouts } from './subject-map.js'
export type { AgreementOptions, OfStep } from './to-agree-to-order.js'
export type { ContractionOptions } from './to-be-contraction.js'
export type { LipschitzOptions } from './to-be-lipschitz.js'
export type { StationarityOptions } from './to-be-stationary-for.js'
export type { ConvergenceOptions } from './to-converge-backward.js'
export { MatcherError, type Verdict } from './verdict.js'
