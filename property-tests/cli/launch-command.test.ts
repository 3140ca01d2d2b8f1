import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join, resolve } from 'node:path'
import fc from 'fast-check'
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest'
import { parseAllDocuments } from 'yaml'
import { launchCommand } from '../../src/cli/launch.js'
import { run } from '../../src/experiment/index.js'
import { shellWords } from '../../src/experiment/launching/shell-words.js'
import { slurmTime, timeLimit } from '../../src/experiment/launching/time-limit.js'
import { data, fileOf, small } from '../experiment/running/small.js'
import { property } from '../property.js'

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'retrograde-launch-')))
afterAll(() => rmSync(folder, { recursive: true }))
afterEach(() => vi.restoreAllMocks())

async function launch(...args: readonly string[]): Promise<string> {
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  await launchCommand().exitOverride().parseAsync(args, { from: 'user' })
  const text = write.mock.calls.map(([text]) => text).join('')
  write.mockRestore()
  return text
}

const word = fc.oneof(
  fc.string({ unit: 'binary' }).map(text => text.replaceAll('\0', '')),
  fc.constantFrom(
    "it's",
    '$HOME',
    '$(date)',
    '`date`',
    '\\',
    '"',
    '*',
    '~',
    'a=b',
    '-n',
    '!',
    '#',
    '',
  ),
)
property([fc.array(word, { maxLength: 8 })], { numRuns: 20 })(
  'a shell reads words back as they were',
  words => {
    const script = `printf '%s\\0' ${shellWords(words)}`
    const bytes = execFileSync('bash', ['-c', script], { encoding: 'utf8' })
    const read = words.length === 0 ? [] : bytes.split('\0').slice(0, -1)
    expect(read).toEqual(words)
  },
)

property([fc.integer({ min: 1, max: 31_536_000 })])('time limits are read back', seconds => {
  expect(timeLimit(slurmTime(seconds))).toBe(seconds)
})

test.each([
  ['90', 5400],
  ['1:30', 90],
  ['1:30:00', 5400],
  ['2-12', 216_000],
  ['0-00:01', 60],
])('--time %s is %i s', (text, seconds) => expect(timeLimit(text)).toBe(seconds))

describe('the Slurm script', { timeout: 120_000 }, () => {
  const stub = (name: string, text: string) =>
    writeFileSync(join(folder, name), `#!/bin/bash\n${text}`, { mode: 0o755 })
  const from = [import.meta.resolve('tsx'), resolve('src/cli/main.ts')]
  // In place of a cluster: an array runs its tasks, --wrap runs what it wraps.
  stub('npx', `shift; exec ${shellWords([process.execPath, '--import', ...from])} "$@"\n`)
  stub(
    'sbatch',
    `last="\${@: -1}"
if [[ "$*" == *--wrap* ]]; then
  [[ "$*" == *--dependency=afterok:42* ]] && eval "$last" >&2 || exit 1
else
  for i in $(seq 0 "$(sed -n 's/^#SBATCH --array=0-//p' "$last")"); do
    SLURM_ARRAY_TASK_ID=$i bash "$last" >&2 &
    tasks+=($!)
  done
  for task in "\${tasks[@]}"; do wait "$task" || exit 1; done
fi
echo 42
`,
  )

  test('runs the shares, and what joins them gives the undivided run byte for byte', async () => {
    const choices = ['--scale', 'smoke', '--steps', '8', '--eval-every', '2', '--seeds', '1, 2']
    const file = join(folder, 'job of two.sh')
    const printed = await launch(
      'slurm',
      'fig4',
      ...choices,
      '--of',
      '2',
      '--time',
      '5',
      '--out',
      file,
    )
    const [first, ...submission] = printed.trimEnd().split('\n')
    expect(first).toBe(file)
    const script = readFileSync(file, 'utf8')
    // The script says the same; it is one that Slurm takes: directives before any command.
    for (const line of submission) expect(script).toContain(`#   ${line}\n`)
    expect(script).toMatch(
      /^#!\/bin\/bash\n(#SBATCH --[^\n]+\n)+\n(#[^\n]+\n)+\nnpx retrograde run /,
    )
    expect(script).toContain('#SBATCH --time=0-00:05:00\n')
    const said = execFileSync('bash', ['-ec', submission.join('\n')], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, PATH: `${folder}${delimiter}${process.env.PATH}` },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    expect(said).toBe('42\n')
    const undivided = join(folder, 'undivided')
    const configuration = small()
    await run(undivided, fileOf(configuration), data, { workers: 1 })
    const { contentName } = await import('../../src/experiment/index.js')
    const merged = join(folder, 'runs', contentName(configuration))
    const metrics = (of: string) => readFileSync(join(of, 'metrics.jsonl'), 'utf8')
    expect(metrics(merged)).toBe(metrics(undivided))
    expect(readFileSync(join(merged, 'index.html'), 'utf8')).toContain('</svg>')
    // Writing it again changes nothing; another job does not take its place.
    await launch('slurm', 'fig4', ...choices, '--of', '2', '--time', '5', '--out', file)
    await expect(launch('slurm', 'fig4', ...choices, '--of', '3', '--out', file)).rejects.toThrow(
      /^--out: expected a new file, got one that is there: /,
    )
    expect(readFileSync(file, 'utf8')).toBe(script)
  })
})

test('the Kubernetes Jobs: one of all shares, one that waits to join them', async () => {
  const args = ['fig4', '--seeds', '3,5', '--width', '0.5', '--backend', 'cuda', '--workers', '3']
  const own = ['--of', '3', '--image', 'example.org/retrograde:1', '--time', '1:00:00']
  const text = await launch('kubernetes', ...args, ...own)
  const [shares, merge] = parseAllDocuments(text).map(document => {
    expect(document.errors).toEqual([])
    return document.toJS()
  })
  const name = shares.metadata.name
  expect(name).toMatch(/^fig4-[0-9a-f]{8}$/)
  expect(shares).toMatchObject({
    apiVersion: 'batch/v1',
    kind: 'Job',
    spec: { completionMode: 'Indexed', completions: 3, parallelism: 3 },
  })
  const pod = shares.spec.template.spec
  expect(pod).toMatchObject({ restartPolicy: 'Never', activeDeadlineSeconds: 3600 })
  const [container] = pod.containers
  const index = '$(JOB_COMPLETION_INDEX)'
  expect(container.command).toEqual([
    'retrograde',
    'run',
    ...args,
    '--index',
    index,
    '--of',
    '3',
    '--out',
    `runs/${name}/${index}`,
  ])
  expect(container).toMatchObject({
    image: 'example.org/retrograde:1',
    resources: { requests: { cpu: 3 }, limits: { 'nvidia.com/gpu': 1 } },
  })
  expect(merge).toMatchObject({ metadata: { name: `${name}-merge` }, spec: { suspend: true } })
  expect(merge.spec.template.spec.containers[0].command).toEqual([
    'retrograde',
    'merge',
    ...[0, 1, 2].map(i => `runs/${name}/${i}`),
  ])
  expect(text).toContain(`kubectl patch job/${name}-merge`)
  // Other options are another job, with folders of its own.
  const other = await launch('kubernetes', ...args.slice(0, -2), ...own)
  expect(parseAllDocuments(other)[0]!.toJS().metadata.name).not.toBe(name)
})

test('what Kubernetes would expand is left as it is', async () => {
  const strange = join(folder, '$(HOME)$$x')
  await import('node:fs/promises').then(({ mkdir }) => mkdir(strange))
  const text = await launch('kubernetes', 'fig4', '--data', strange, '--of', '2', '--image', 'i')
  const { command } = parseAllDocuments(text)[0]!.toJS().spec.template.spec.containers[0]
  expect(command).toContain(join(folder, '$$(HOME)$$$$x'))
})

test.each([
  [['slurm', 'fig99', '--of', '2'], /^experiment: expected one of fig2, /],
  [
    ['slurm', 'fig4', '--of', '11', '--seeds', '5'],
    '--of: expected 1 to 10 shares, one a path, got 11',
  ],
  [['slurm', 'fig4', '--of', 'two'], /^--of: expected an integer/],
  [['slurm', 'fig4', '--of', '2', '--seeds', '3,3'], '--seeds: expected each once, got "3,3"'],
  [['slurm', 'fig4', '--of', '2', '--workers', '0'], '--workers: expected an integer ≥ 1, got 0'],
  [
    ['slurm', 'fig4', '--of', '2', '--orders', 'sideways'],
    /^--orders: expected one of .*"sideways"$/,
  ],
  [
    ['slurm', 'fig4', '--of', '2', '--image', 'x'],
    '--image: expected with kubernetes alone, got it with slurm',
  ],
  [
    ['slurm', 'fig4', '--of', '2', '--time', 'an hour'],
    '--time: expected minutes, h:mm:ss or days-h:mm:ss, up to a year, got "an hour"',
  ],
  [['slurm', 'fig4', '--of', '2', '--time', '0'], /^--time: expected minutes/],
  [
    ['kubernetes', 'fig4', '--of', '2'],
    '--image: expected a container image with retrograde on its path, got none',
  ],
  [['kubernetes', 'fig4', '--of', '2', '--image', 'a b'], /got "a b"$/],
  [
    ['slurm', 'fig4', '--of', '2', '--out', '/no/such/folder/x'],
    /^--out: expected a new file, got ENOENT: /,
  ],
])('%j is refused in one line', async (args, message) => {
  await expect(launch(...args)).rejects.toMatchObject({
    name: expect.stringMatching(/^(Run|Usage)Error$/),
    message: typeof message === 'string' ? message : expect.stringMatching(message),
  })
})
