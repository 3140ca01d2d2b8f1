import { type Configuration, contentName, pathsOf } from './configuration.js'
import { directoryOf, openDirectory, type RunRecord, readRun, runName } from './directory.js'
import { diskError } from './disk-error.js'
import { writeLines } from './lines.js'
import { type MadeBy, together } from './made-by.js'
import { inOrder, isFinished, recordsOf } from './records.js'
import { RunError } from './run-error.js'
import { pathsOfShare, type Share } from './share.js'

/** A share as it was read. */
interface ShareRecord extends RunRecord {
  readonly share: Share
}

/**
 * Joins the shares of a run into the directory that the undivided run would have under a folder, or
 * another; its metrics.jsonl has the same bytes. Returns its path.
 * @throws RunError, in one line and before anything is written, unless all the shares of one
 * configuration are there and finished, and copies of a share have the same lines
 */
export async function mergeShares(
  paths: readonly string[],
  { under, out }: { readonly under: string; readonly out?: string | undefined },
): Promise<string> {
  const given = await Promise.all(paths.map(readShare))
  const shares = [...inOne(given).values()]
  const { configuration } = shares[0]!.file
  const path = out ?? directoryOf(under, configuration)
  const metrics = inOrder(
    shares.flatMap(share => share.metrics),
    configuration,
  )
  const timings = inOrder(
    shares.flatMap(share => share.timings),
    configuration,
  )
  const by: MadeBy = together(shares.map(({ file }) => file.by))
  const directory = await openDirectory(path, { format: 1, configuration, by })
  try {
    refuseOtherLines(directory.metrics, configuration, metrics)
    await directory.goOnBy(by)
    await writeLines(directory.metrics.path, metrics)
    await writeLines(directory.timings.path, timings)
    await directory.settle(configuration)
  } catch (error) {
    throw diskError(path, error)
  } finally {
    await directory.close()
  }
  return path
}

async function readShare(path: string): Promise<ShareRecord> {
  const record = await readRun(path)
  const { configuration, share } = record.file
  if (share === undefined) {
    throw new RunError(
      `${path}: expected a share of a run, got a whole one, ${runName(record.file)}`,
    )
  }
  const mine = pathsOfShare(configuration, share)
  const records = recordsOf(`${path}/metrics.jsonl`, record.metrics, mine)
  const left = mine.filter(of => !isFinished(of, records.of(of)))
  if (left.length > 0) {
    const many = `${mine.length - left.length} of ${mine.length} paths`
    throw new RunError(`${path}: expected a share that is finished, got ${many}: run it again`)
  }
  return { ...record, share }
}

/** The shares by their number, each once and none missing. */
function inOne(given: readonly ShareRecord[]): Map<number, ShareRecord> {
  const [first] = given
  if (first === undefined) throw new RunError('merge: expected shares of a run, got none')
  const wanted = contentName(first.file.configuration)
  const { of } = first.share
  const shares = new Map<number, ShareRecord>()
  for (const one of given) {
    const { index } = one.share
    if (contentName(one.file.configuration) !== wanted || one.share.of !== of) {
      throw new RunError(
        `${one.path}: expected one of ${of} shares of ${wanted}, as ${first.path}, got ${runName(one.file)}`,
      )
    }
    const copy = shares.get(index)
    if (copy !== undefined && linesOf(copy) !== linesOf(one)) {
      throw new RunError(
        `${one.path}: expected the lines of ${copy.path}, which is share ${index} too, got others`,
      )
    }
    shares.set(index, copy ?? one)
  }
  const missing = Array.from({ length: of }, (_, index) => index).filter(i => !shares.has(i))
  if (missing.length === 0) return shares
  const lacking = missing.length === 1 ? `share ${missing} is` : `shares ${missing.join(', ')} are`
  throw new RunError(`merge: expected ${of} shares of ${wanted}, ${lacking} missing`)
}

const linesOf = ({ file, metrics }: RunRecord): string =>
  JSON.stringify(inOrder(metrics, file.configuration))

/** A run that is there already may have a part of the lines, and no other. */
function refuseOtherLines(
  there: { readonly path: string; readonly before: RunRecord['metrics'] },
  configuration: Configuration,
  merged: RunRecord['metrics'],
): void {
  recordsOf(there.path, there.before, pathsOf(configuration))
  const lines = new Set(merged.map(line => JSON.stringify(line)))
  const other = there.before.map(line => JSON.stringify(line)).find(line => !lines.has(line))
  if (other === undefined) return
  throw new RunError(
    `${there.path}: expected no other lines than the shares have, got ${other.slice(0, 80)}`,
  )
}
