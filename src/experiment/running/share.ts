import { type Configuration, type Path, pathsOf } from './configuration.js'
import { pathCost } from './cost.js'
import { RunError } from './run-error.js'

/** One share of the paths of a run, counted from 0. */
export interface Share {
  readonly index: number
  readonly of: number
}

/**
 * The paths of a share: the dearest path goes to the share that has least to do, and so on.
 * @throws RunError for a share that there is not, or more of them than there are paths
 */
export function pathsOfShare(configuration: Configuration, share?: Share): Path[] {
  const paths = pathsOf(configuration)
  if (share === undefined) return paths
  const { index, of } = share
  if (!(of >= 1 && of <= paths.length)) {
    throw new RunError(`--of: expected 1 to ${paths.length} shares, one a path, got ${of}`)
  }
  if (!(index >= 0 && index < of)) {
    throw new RunError(`--index: expected 0 to ${of - 1}, got ${index}`)
  }
  const shares = Array.from({ length: of }, () => ({ cost: 0, paths: [] as Path[] }))
  const costs = new Map(paths.map(path => [path, pathCost(path.arm).applications]))
  for (const path of [...paths].sort((a, b) => costs.get(b)! - costs.get(a)!)) {
    const least = shares.reduce((best, other) => (other.cost < best.cost ? other : best))
    least.cost += costs.get(path)!
    least.paths.push(path)
  }
  return paths.filter(path => shares[index]!.paths.includes(path))
}
