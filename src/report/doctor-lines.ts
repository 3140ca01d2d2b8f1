import type { BackendReport, DoctorReport } from '../tensor/doctor.js'
import { cut, left, right, wrap } from './columns.js'
import { type Ink, plain } from './ink.js'
import { tableWidth } from './table.js'

const nameWidth = 7
const versionWidth = 7
const rateWidth = 9

/** What `doctor` found, at most 80 columns wide. */
export function doctorLines(report: DoctorReport, version: string, ink: Ink = plain): string[] {
  const { node, platform, cores, backends, auto, traps } = report
  const heading = `  ${left('backend', nameWidth)} ${left('version', versionWidth)} ${left('device', deviceWidth)}`
  return [
    cut(`retrograde ${version}: doctor. Node ${node}, ${platform}, ${cores} cores`, tableWidth),
    '',
    ink.faint(`${heading} ${right('matmul', rateWidth)} ${right('conv', rateWidth)}`),
    ...backends.flatMap(backend => backendLines(backend, ink)),
    '',
    ...wrap(`Rates in GFLOP/s. --backend auto takes ${auto}.`, tableWidth, '', 0),
    ...traps.flatMap(trap => wrap(trap, tableWidth, '! ', 2)),
  ]
}

const deviceWidth = tableWidth - nameWidth - versionWidth - 2 * rateWidth - 6

function backendLines(backend: BackendReport, ink: Ink): string[] {
  const name = left(backend.name, nameWidth)
  if (!backend.there) {
    const said = `${backend.reason}; ${backend.remedy}`
    return wrap(said, tableWidth, `· ${name} `, nameWidth + 3)
  }
  const { device, gflops, version } = backend
  const rates = [gflops.matmul, gflops.conv].map(rate =>
    right(rate?.toPrecision(3) ?? '', rateWidth),
  )
  return [
    `${ink.good('✓')} ${name} ${left(version, versionWidth)} ${left(cut(device, deviceWidth), deviceWidth)} ${rates.join(' ')}`.trimEnd(),
  ]
}
