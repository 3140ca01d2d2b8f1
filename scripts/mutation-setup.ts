// Set up before each test file of a mutation run, all of which share one thread per mutant.
import fc from 'fast-check'
import { afterEach, beforeEach } from 'vitest'

interface Run {
  failed?: boolean
  __stryker__?: { activeMutant?: string | undefined }
}
const run = globalThis as Run

// The mutant of the file before must not be active while this one is collected: a file that fails
// to load has no tests, and would count for the mutant.
if (run.__stryker__) run.__stryker__.activeMutant = undefined

// The first failure settles a mutant: the rest is skipped, and nothing is shrunk. (Vitest's own
// bail cancels without being waited for, and can cancel the run of the next mutant instead, whose
// tests then never run: it 'survives'. See stryker-js#6073, vitest#8852.)
if (run.failed) throw new Error('not loaded: a test before this file failed')
fc.configureGlobal({ ...fc.readConfigureGlobal(), endOnFailure: true })

// Controls try the laws that tests are made of, on what is wrong by design: slow, and no test of src.
const isControl = (suite: { name: string } | undefined) =>
  suite?.name.startsWith('controls: the suite') === true

/** Slow, and others see the same code: up to a minute for each mutant that survives. */
const slow = new Set([
  'accepts equal laws, rejects the control that is shifted by what it can detect',
  'obeys 2 exp(−nt²) from n = 458 on, and not at 457 (Wei & Dudley)',
  'has the printed moments: Bernoulli convolutions 1/2 and 1/3',
])

beforeEach(context => {
  if (run.failed || slow.has(context.task.name) || isControl(context.task.suite)) context.skip()
})

afterEach(({ task }) => {
  if (task.result?.state === 'fail') run.failed = true
})
