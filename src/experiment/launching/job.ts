/** A run in shares, as job files have it. */
export interface Job {
  /** "fig4-1f0a32b9": of letters, digits and hyphens. */
  readonly name: string
  /** The experiment and its options: what `retrograde run` takes, word by word, without the share. */
  readonly words: readonly string[]
  readonly shares: number
  /** Threads of a share, where they are given. */
  readonly workers: number | undefined
  /** Whether a share needs a GPU of NVIDIA's. */
  readonly cuda: boolean
  /** Seconds that a share may take. */
  readonly seconds: number | undefined
}

/** The folder of the shares' directories, from where the job runs. */
export const sharesFolder = ({ name }: Job): string => `runs/${name}`

/** What every share runs. */
export const runWords = ({ words }: Job): string[] => ['run', ...words]

/** What one share runs with besides: its index is put in by the scheduler. */
export const shareWords = (job: Job, index: string): string[] => [
  ...['--index', index, '--of', `${job.shares}`],
  ...['--out', `${sharesFolder(job)}/${index}`],
]

/** What joins the shares. */
export const mergeWords = (job: Job): string[] => [
  'merge',
  ...Array.from({ length: job.shares }, (_, index) => `${sharesFolder(job)}/${index}`),
]
