import { lyapunovRows, lyapunovSpectrum } from '../../estimate/lyapunov.js'
import type { MethodFindings } from './findings.js'
import type { Looked } from './looked.js'

/** No more exponents than these are asked for: each costs a vector carried along. */
const most = 8

/** The Lyapunov spectrum along forward paths. */
export function exponents<P>({ subject, seed, stop }: Looked<P>): MethodFindings {
  const { map, space, start } = subject
  if (space.chart === undefined) {
    const named = { quantity: 'γ_1', method: 'QR along a path', source: 'Benettin and others 1980' }
    return { rows: [{ ...named, refused: `no coordinates on ${space.name}`, evaluations: 0 }] }
  }
  const { dimension } = space.chart
  const spectrum = lyapunovSpectrum(map, {
    seed,
    start,
    dimension,
    count: Math.min(most, dimension),
    stop,
  })
  const [first] = spectrum.exponents
  const top = first?.sampled?.interval
  const facts = top && { exponent: top, ...(first.among && { equalExponents: top }) }
  return { rows: lyapunovRows(spectrum), ...(facts && { facts }), cut: stop() }
}
