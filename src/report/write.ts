import { randomUUID } from 'node:crypto'
import { rm, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { CheckReport } from '../check/answer.js'
import type { Study } from '../check/study/study.js'
import type { VerifyResult } from '../statement/result.js'
import { makeFolder } from '../tensor/data/make-folder.js'
import { checkHtml } from './check-html.js'
import { checkJson } from './check-json.js'
import { verifyHtml } from './html.js'
import { verifyJson } from './json.js'
import { studyHtml } from './study-html.js'
import { studyJson } from './study-json.js'
import { writeTogether } from './write-together.js'

/** A folder that a report cannot be written to. */
export class OutputError extends Error {
  override readonly name = 'OutputError'
}

/** Which command a report is of: its JSON has that name. */
export type ReportName = 'verify' | 'check' | 'estimate' | 'comparison'

/** Where a report was written: absolute paths. */
export interface ReportFiles {
  readonly html: string
  readonly json: string
}

/**
 * Makes sure that a report can be written to `folder`, which is created where it is missing, so
 * that a long run need not end in vain.
 *
 * Throws OutputError, in one line, where it cannot.
 */
export async function prepareFolder(folder: string, name: ReportName = 'verify'): Promise<void> {
  await inFolder(folder, name, async () => {
    await makeFolder(resolve(folder))
    for (const file of Object.values(filesIn(folder, name))) await refuseFolder(file)
    const probe = join(folder, `${randomUUID()}.tmp`)
    await writeTogether([[probe, '']])
    await rm(probe)
  })
}

/**
 * Writes `index.html` and `verify.json` into `folder`. No reader ever sees half of one, and a
 * failure leaves the files of an earlier run as they were.
 *
 * Throws OutputError where the folder cannot be written to, NotFiniteError and TexError where the
 * result cannot be set, all before anything in the folder has changed.
 */
export const writeReport = async (result: VerifyResult, folder: string): Promise<ReportFiles> =>
  writeBoth(folder, 'verify', verifyJson(result), verifyHtml(result))

/** Writes `index.html` and `check.json` into `folder`, in the same manner. */
export const writeCheckReport = async (report: CheckReport, folder: string): Promise<ReportFiles> =>
  writeBoth(folder, 'check', checkJson(report), checkHtml(report))

/** Writes `index.html` and `estimate.json` into `folder`, in the same manner. */
export const writeStudy = async (study: Study, folder: string): Promise<ReportFiles> =>
  writeBoth(folder, 'estimate', studyJson(study), studyHtml(study))

async function writeBoth(
  folder: string,
  name: ReportName,
  json: string,
  html: string,
): Promise<ReportFiles> {
  const files = filesIn(folder, name)
  await prepareFolder(folder, name)
  await inFolder(folder, name, () =>
    writeTogether([
      [files.json, json],
      [files.html, html],
    ]),
  )
  return files
}

function filesIn(folder: string, name: ReportName): ReportFiles {
  return { html: resolve(folder, 'index.html'), json: resolve(folder, `${name}.json`) }
}

async function refuseFolder(file: string): Promise<void> {
  const found = await stat(file).catch(() => undefined)
  if (found?.isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR', path: file })
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'a read-only file system',
  ENOSPC: 'a full disk',
  EEXIST: 'a file of that name',
  ENOENT: 'a place that takes no folder',
  ENOTDIR: 'a path through a file',
  ENAMETOOLONG: 'a name that is too long',
}

async function inFolder(
  folder: string,
  name: ReportName,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work()
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    const taken = `a folder where index.html or ${name}.json has to be`
    const reason = code === 'EISDIR' ? taken : (reasons[code ?? ''] ?? code ?? message)
    throw new OutputError(
      `output folder ${JSON.stringify(folder)}: expected one that can be written to, got ${reason}`,
    )
  }
}
