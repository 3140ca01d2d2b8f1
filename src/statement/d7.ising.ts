import { iid } from '../random/iid.js'
import type { OrderedField } from '../space/field.js'
import { discrete } from '../space/finite-set.js'
import { power } from './bounds.js'

/**
 * A square lattice of side L. A state is the set of its up spins as bits, 0 … 2^sites − 1; its
 * energy is E = −Σ σ_i σ_j over the bonds (i, j), J = 1.
 */
export interface Lattice {
  readonly name: string
  readonly sites: number
  readonly bonds: readonly (readonly [number, number])[]
  /** The sites at the other ends of the bonds of each site; twice where the bond is double. */
  readonly neighbours: readonly (readonly number[])[]
}

/** Side L with free ends, or closed to a torus (on which L = 2 has double bonds). */
export function lattice(L: number, ends: 'free' | 'periodic'): Lattice {
  const place = (row: number, column: number) => (row % L) * L + (column % L)
  const bonds: [number, number][] = []
  for (let row = 0; row < L; row++) {
    for (let column = 0; column < L; column++) {
      const here = place(row, column)
      if (column + 1 < L || ends === 'periodic') bonds.push([here, place(row, column + 1)])
      if (row + 1 < L || ends === 'periodic') bonds.push([here, place(row + 1, column)])
    }
  }
  const neighbours = Array.from({ length: L * L }, (_, i) =>
    bonds.flatMap(([a, b]) => (a === i ? [b] : b === i ? [a] : [])),
  )
  return { name: `${L}×${L} ${ends}`, sites: L * L, bonds, neighbours }
}

/** σ_site: 1 up, −1 down. */
export const spin = (state: number, site: number) => ((state >> site) & 1 ? 1 : -1)

/** E = −Σ σ_i σ_j. */
export const energy = ({ bonds }: Lattice, state: number): number =>
  bonds.reduce((sum, [a, b]) => sum - spin(state, a) * spin(state, b), 0)

/** |Σ σ_i|. */
export function magnetisation({ sites }: Lattice, state: number): number {
  let sum = 0
  for (let i = 0; i < sites; i++) sum += spin(state, i)
  return Math.abs(sum)
}

/** Σ σ_j over the neighbours of a site. */
export const localField = ({ neighbours }: Lattice, state: number, site: number): number =>
  neighbours[site]!.reduce((sum, j) => sum + spin(state, j), 0)

/** P(spin up | field h) = x^h/(1 + x^h) for x = e^{2β}: increasing in h, for x ≥ 1. */
export function upRate<S>(field: OrderedField<S>, x: S, h: number): S {
  const odds = power(field, x, Math.abs(h))
  return field.div(h < 0 ? field.one : odds, field.add(field.one, odds))
}

/** π(state) ∝ x^{−E/2} for x = e^{2β}, on lattices where all energies are even. */
export function gibbs<S>(field: OrderedField<S>, on: Lattice, x: S): readonly S[] {
  const weights = Array.from({ length: 2 ** on.sites }, (_, state) =>
    power(field, x, (on.bonds.length - energy(on, state)) / 2),
  )
  const total = weights.reduce(field.add)
  return weights.map(weight => field.div(weight, total))
}

/** The i.i.d. maps of the heat bath: one sweep over the sites, each with a uniform number. */
export function heatBath(on: Lattice, β: number) {
  const most = Math.max(...on.neighbours.map(near => near.length))
  const rates = Array.from(
    { length: 2 * most + 1 },
    (_, i) => 1 / (1 + Math.exp(2 * β * (most - i))),
  )
  return iid<number>({
    name: `heat bath on ${on.name}, β = ${β}`,
    space: discrete(2 ** on.sites),
    draw(source) {
      const uniforms = Float64Array.from({ length: on.sites }, () => source.unit())
      return {
        name: 'a sweep',
        proved: {}, // increasing, in the order of ⊂ and not of ≤
        apply(state) {
          let next = state
          for (let site = 0; site < on.sites; site++) {
            const up = uniforms[site]! < rates[most + localField(on, next, site)]!
            next = up ? next | (1 << site) : next & ~(1 << site)
          }
          return next
        },
      }
    },
  })
}
