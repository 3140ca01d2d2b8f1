import { curvatureOf, hessiansOf, provedCurvature } from '../../estimate/curvature.js'
import { curvatureFigures } from '../../estimate/curvature-figures.js'
import { hutchPlusPlus, traceEstimate } from '../../estimate/hutch-plus-plus.js'
import { endsOf } from '../../estimate/lanczos.js'
import {
  densityAt,
  type SpectralDensity,
  spectralDensity,
} from '../../estimate/spectral-density.js'
import type { SelfMap } from '../../map/self-map.js'
import type { SymmetricOperator } from '../../space/linear-operator.js'
import type { Figure } from '../../statement/figure.js'
import type { MethodFindings } from './findings.js'
import type { Looked } from './looked.js'
import { supLip } from './quantity.js'
import { isRefusal } from './study.js'

/** Steps of the forward path to the second point that is looked at. */
const far = 400

/** How the losses of gradient steps bend, at the start and at the end of a forward path. */
export function bends<P>(looked: Looked<P>): MethodFindings {
  const { subject, maps, whole, seed, stop } = looked
  const steps = maps as unknown as readonly SelfMap<Float64Array>[]
  const h = steps[0]?.descent?.h
  if (h === undefined || !(subject.start instanceof Float64Array)) {
    const refused = 'the maps are no gradient steps that know their Hessians'
    const named = { quantity: 'm', method: 'curvature', source: 'Lanczos 1950' }
    return { rows: [{ ...named, refused, evaluations: 0 }] }
  }
  const end = pathEnd(looked) as unknown as Float64Array
  const full = (subject.full as unknown as SelfMap<Float64Array> | undefined)?.descent?.hessian(end)
  const proved =
    subject.curvature ?? (whole ? provedCurvature(steps.map(step => step.descent)) : undefined)
  const report = curvatureOf(hessiansOf(steps, [subject.start, end]), {
    h,
    seed,
    stop,
    ...(full && { full }),
    ...(proved && { proved }),
  })
  const [first] = report.deficient
  const because = first?.deficient
  return {
    rows: [
      // That nothing is proved elsewhere is said by the rows of other methods.
      ...curvatureFigures(report)
        .filter(row => !isRefusal(row))
        .map(row => (row.quantity === 'Lip' ? { ...row, quantity: supLip } : row)),
      ...(report.full ? endsOf(report.full.spectrum, '∇²L') : []),
      ...(full ? [trace(full, seed)] : []),
    ],
    facts: {
      curvature: report,
      ...(because && {
        deficient: `batch Hessians are rank deficient (${because.known}: ${because.reason}): the uniform constant is ≥ 1 for every h`,
      }),
    },
    ...(full && { figures: [densityFigure(spectralDensity(full, { seed, stop }))] }),
    cut: stop(),
  }
}

const trace = (operator: SymmetricOperator, seed: number) =>
  traceEstimate(
    hutchPlusPlus(operator, { seed, budget: Math.max(6, Math.min(300, operator.dimension)) }),
    '∇²L',
  )

/** Y_n, n = 400. */
function pathEnd<P>({ subject: { map, start }, seed, stop }: Looked<P>): P {
  const sequence = map.realize(seed, 1)
  let p = start
  for (let i = 1; i <= far && !stop(); i++) p = sequence.at(i).apply(p)
  return p
}

function densityFigure(density: SpectralDensity): Figure {
  const nodes = density.probes.flatMap(({ nodes }) => Array.from(nodes))
  const [low, high] = [Math.min(...nodes), Math.max(...nodes)]
  const margin = Math.max(4 * density.width, 0.03 * (high - low))
  const at = Array.from(
    { length: 301 },
    (_, i) => low - margin + ((high - low + 2 * margin) * i) / 300,
  )
  return {
    id: 'spectrum',
    title: 'Spectrum of the Hessian of the whole loss',
    caption: `Density of eigenvalues at the end of a forward path, by stochastic Lanczos quadrature with ${density.probes.length} probes, smoothed by a Gaussian of width ${Number(density.width.toPrecision(2))}.`,
    x: { label: 'eigenvalue' },
    y: { label: 'density' },
    series: [
      { name: 'density', mark: 'line', points: at.map(t => [t, densityAt(density, t)] as const) },
    ],
  }
}
