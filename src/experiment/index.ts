export { type BackendChoice, resolvedBackend, usualBackend } from './backend-of.js'
export { experimentNamed, experiments } from './catalogue.js'
export { type Choices, configure } from './configure.js'
export {
  type Experiment,
  type Scale,
  type ScaleName,
  type Settings,
  scaleNames,
} from './experiment.js'
export type { Finding } from './finding.js'
export type { Job } from './launching/job.js'
export { kubernetesJobs, mergeCommands } from './launching/kubernetes.js'
export { slurmScript, submission } from './launching/slurm.js'
export { timeLimit } from './launching/time-limit.js'
export { type Arm, readings } from './running/arm.js'
export { type Configuration, contentName, type Path, pathsOf } from './running/configuration.js'
export { type PathCost, pathCost } from './running/cost.js'
export { directoryOf, type RunFile, type RunRecord, readRun } from './running/directory.js'
export { diskError } from './running/disk-error.js'
export { mergeShares } from './running/merge.js'
export type { Metric, Timing } from './running/metric.js'
export type { ResetPolicy } from './running/resets.js'
export { type RunEnd, type RunOptions, type RunProgress, run } from './running/run.js'
export { type RunCost, runCost } from './running/run-cost.js'
export { RunError } from './running/run-error.js'
export { pathsOfShare, type Share } from './running/share.js'
export { type ArmSummary, armSummaries } from './summary/arm-summary.js'
export { losses, type PathSummary, summarise } from './summary/path-summary.js'
export { type SignTest, signTest } from './summary/sign-test.js'
export { mean, median, standardDeviation } from './summary/statistics.js'
