import { Document } from 'yaml'
import { type Job, mergeWords, runWords, shareWords } from './job.js'

/** Where the volume of the runs is mounted. */
const place = '/retrograde'

/**
 * Two Kubernetes Jobs: an Indexed one that runs the shares, and one that joins them, which is
 * suspended until it is told to begin. Both write to the volume of the claim `retrograde`.
 */
export function kubernetesJobs(job: Job, image: string, file: string): string {
  const merge = `${job.name}-merge`
  const shares = new Document({
    ...head(job.name),
    spec: {
      completionMode: 'Indexed',
      completions: job.shares,
      parallelism: job.shares,
      backoffLimitPerIndex: 6,
      template: podOf(job, image, [...runWords(job).map(literal), ...shareWords(job, index)], true),
    },
  })
  shares.commentBefore = comment(
    `The shares of a run, then what joins them. The image has retrograde on its path. The claim`,
    `"retrograde" is a volume that all pods can write (ReadWriteMany); pods work in ${place}, which`,
    `it is mounted at, and runs are in ${place}/runs.`,
    '',
    `  kubectl apply -f ${file}`,
    ...mergeCommands(job).map(line => `  ${line}`),
  )
  const joins = new Document({
    ...head(merge),
    spec: { suspend: true, template: podOf(job, image, mergeWords(job), false) },
  })
  return `${shares}---\n${joins}`
}

/** What begins the second Job when the first is done. */
export const mergeCommands = ({ name }: Job): string[] => [
  `kubectl wait --for=condition=complete --timeout=-1s job/${name} &&`,
  `kubectl patch job/${name}-merge --type=merge -p '{"spec":{"suspend":false}}'`,
]

const index = '$(JOB_COMPLETION_INDEX)'

const head = (name: string) => ({ apiVersion: 'batch/v1', kind: 'Job', metadata: { name } })

function podOf(job: Job, image: string, words: readonly string[], computes: boolean) {
  const gpu = computes && job.cuda && { 'nvidia.com/gpu': 1 }
  const cpu = computes && job.workers !== undefined && { cpu: job.workers }
  return {
    spec: {
      restartPolicy: 'Never',
      ...(computes && job.seconds !== undefined && { activeDeadlineSeconds: job.seconds }),
      containers: [
        {
          name: 'retrograde',
          image,
          workingDir: place,
          command: ['retrograde', ...words],
          ...((cpu || gpu) && {
            resources: { ...(cpu && { requests: cpu }), ...(gpu && { limits: gpu }) },
          }),
          volumeMounts: [{ name: 'runs', mountPath: place }],
        },
      ],
      volumes: [{ name: 'runs', persistentVolumeClaim: { claimName: 'retrograde' } }],
    },
  }
}

/** A word that is left as it is: Kubernetes expands $(…), and reads $$ as $. */
const literal = (word: string): string => word.replaceAll('$', '$$$$')

const comment = (...lines: readonly string[]): string =>
  lines.map(line => (line === '' ? '' : ` ${line}`)).join('\n')
