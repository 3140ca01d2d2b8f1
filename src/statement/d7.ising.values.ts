import { real } from '../space/real.js'
import { gamma } from './bounds.js'
import { energy, type Lattice, lattice, magnetisation } from './d7.ising.js'
import { all, atMost, stated } from './finding.js'
import { single } from './property.js'
import type { Check } from './statement.js'

/** e^{2β} at β_c = log(1 + √2)/2. */
export const e2βc = 1 + Math.SQRT2
export const critical = Math.log(e2βc) / 2
export const [four, nine] = [lattice(2, 'free'), lattice(3, 'free')]
const [fourTorus, nineTorus] = [lattice(2, 'periodic'), lattice(3, 'periodic')]

/** Z, ⟨|m|⟩, ⟨m²⟩ and ⟨E⟩, J = 1, to the digits that are sure. */
const values: readonly (readonly [Lattice, β: number, ...values: string[]])[] = [
  [four, 0.2, '17.349739785219', '.48710136068926', '.37182585657456', '-.81901491843166'],
  [four, critical, '24.000000000000', '.65236892706218', '.56903559372885', '-1.8856180831641'],
  [four, 0.6, '34.227788667862', '.76097094714562', '.7025388930212', '-2.5552240101604'],
  [
    fourTorus,
    critical,
    '80.000000000000',
    '.89926406871193',
    '.87426406871193',
    '-6.7882250993909',
  ],
  [nine, 0.2, '653.95908696877', '.37168303981246', '.20062103005414', '-2.4934843597877'],
  [nine, critical, '1812.077343935', '.58435400882649', '.43725413428827', '-6.090717275521'],
  [nine, 0.6, '5825.9150696898', '.75241643876685', '.64916492423699', '-8.5025751700529'],
  [nineTorus, 0.2, '788.19427733661', '.45997740018578', '.29413402314889', '-4.8428920008706'],
  [nineTorus, critical, '8268.5414075452', '.87107193547354', '.80942998927243', '-14.50121743378'],
  [nineTorus, 0.6, '107763.57794584', '.97210274627004', '.95542320005516', '-17.159022099636'],
]

/** Half a unit in the last decimal written. */
const halfUnit = (shown: string) => 0.5 * Number(`1e-${shown.length - shown.indexOf('.') - 1}`)

/** Z and the means, summed over all states. */
function sums(on: Lattice, β: number): readonly number[] {
  let [Z, m1, m2, E] = [0, 0, 0, 0]
  for (let state = 0; state < 2 ** on.sites; state++) {
    const [e, m] = [energy(on, state), magnetisation(on, state) / on.sites]
    const weight = Math.exp(-β * e)
    Z += weight
    m1 += weight * m
    m2 += weight * m * m
    E += weight * e
  }
  return [Z, m1 / Z, m2 / Z, E / Z]
}

export const valuesCheck: Check = single(
  'Ising, 2×2 and 3×3: Z, ⟨|m|⟩, ⟨m²⟩, ⟨E⟩ to 13 digits',
  'numerical',
  () => {
    // A term exp(−βE) is off by (4|βE| + 2)u relative, |βE| < 11: β, its product with E, the
    // exponential. Then 511 sums, a quotient: γ_600 each in Z and a mean, on means of |E| ≤ 18.
    const found = values.flatMap(([on, β, ...wanted]) =>
      sums(on, β).map((value, i) => {
        const exact = Number(wanted[i])
        const rounding = 2 * gamma(600) * (i === 3 ? on.bonds.length : Math.abs(exact))
        const what = `${on.name}, β = ${β.toFixed(2)}: ${['Z', '⟨|m|⟩', '⟨m²⟩', '⟨E⟩'][i]} off by`
        return atMost(real, Math.abs(value - exact), halfUnit(wanted[i]!) + rounding, what)
      }),
    )
    return stated(
      all(found),
      `${values.length} lattices and β: e.g. 3×3 at β_c, ⟨|m|⟩ = .58435400882649`,
    )
  },
)
