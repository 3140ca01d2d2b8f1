import type { Initial } from './initial.js'
import type { Moments, Operations } from './operations.js'

/** Arrays by name. */
export type Named<T> = Readonly<Record<string, T>>

/** What a layer is run with. */
export interface Run<T> {
  readonly on: Operations<T>
  readonly parameters: Named<T>
  /** The moments that the normalisation of this name divides by, for its input. */
  momentsFor(name: string, x: T): Moments<T>
}

/**
 * A part of a network: the parameters and running moments that it has, with their initial values,
 * and what it does. Names are those of the whole network.
 */
export interface Layer {
  readonly parameters: Named<Initial>
  readonly statistics: Named<Initial>
  run<T>(run: Run<T>, x: T): T
}

/** A layer without parameters. */
export const fixed = (apply: <T>(on: Operations<T>, x: T) => T): Layer => ({
  parameters: {},
  statistics: {},
  run: ({ on }, x) => apply(on, x),
})

/** One layer after another, the first applied first. */
export const sequence = (...layers: readonly Layer[]): Layer => ({
  ...held(layers),
  run: (run, x) => layers.reduce((value, layer) => layer.run(run, value), x),
})

/** x ↦ body(x) + shortcut(x), the shortcut being the identity unless given. */
export const residual = (body: Layer, shortcut: Layer = sequence()): Layer => ({
  ...held([body, shortcut]),
  run: (run, x) => run.on.add(body.run(run, x), shortcut.run(run, x)),
})

/** @throws Error where two layers share a name */
function held(layers: readonly Layer[]): Pick<Layer, 'parameters' | 'statistics'> {
  const union = (part: 'parameters' | 'statistics') => {
    const entries = layers.flatMap(layer => Object.entries(layer[part]))
    const names = entries.map(([name]) => name)
    const twice = names.find((name, i) => names.indexOf(name) < i)
    if (twice !== undefined) throw new Error(`layers: expected names once each, got ${twice} twice`)
    return Object.fromEntries(entries)
  }
  return { parameters: union('parameters'), statistics: union('statistics') }
}
