/** Lipschitz constants by the names of metrics. */
export type Constants<S> = Readonly<Record<string, S>>

/** For each metric in which all maps have a constant, these constants combined; often none. */
export function combinedConstants<S>(
  constants: readonly (Constants<S> | undefined)[],
  combine: (a: S, b: S) => S,
): Constants<S> {
  const metrics = Object.keys(constants[0] ?? {}).filter(metric =>
    constants.every(known => known?.[metric] !== undefined),
  )
  return Object.fromEntries(
    metrics.map(metric => [metric, constants.map(known => known?.[metric] as S).reduce(combine)]),
  )
}
