import { type Job, mergeWords, runWords, shareWords } from './job.js'
import { shellWords } from './shell-words.js'
import { slurmTime } from './time-limit.js'

/** A Slurm script that runs the shares of a job as an array. `file` is what it will be called. */
export function slurmScript(job: Job, file: string): string {
  // What the shell is to fill in stands outside of all quotes but its own.
  const share = [shellWords(runWords(job)), ...shareWords(job, '"$SLURM_ARRAY_TASK_ID"')].join(' ')
  return `${[
    '#!/bin/bash',
    `#SBATCH --job-name=${job.name}`,
    `#SBATCH --array=0-${job.shares - 1}`,
    `#SBATCH --output=${job.name}-%a.log`,
    '#SBATCH --open-mode=append',
    '#SBATCH --requeue',
    ...(job.workers === undefined ? [] : [`#SBATCH --cpus-per-task=${job.workers}`]),
    ...(job.cuda ? ['#SBATCH --gpus-per-task=1', '#SBATCH --ntasks=1'] : []),
    ...(job.seconds === undefined ? [] : [`#SBATCH --time=${slurmTime(job.seconds)}`]),
    '',
    '# Submit it where retrograde is installed, and what joins the shares when all are done:',
    ...submission(job, file).map(line => `#   ${line}`),
    '# A share that was stopped goes on where it was: submit the file again.',
    '',
    `npx retrograde ${share}`,
  ].join('\n')}\n`
}

/** The commands that submit it, line by line. */
export const submission = (job: Job, file: string): string[] => [
  `id=$(sbatch --parsable ${shellWords([file])})`,
  `sbatch --dependency=afterok:"$id" --job-name=${job.name}-merge \\`,
  `  --wrap ${shellWords([`npx retrograde ${shellWords(mergeWords(job))}`])}`,
]
