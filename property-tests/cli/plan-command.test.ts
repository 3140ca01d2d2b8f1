import { afterEach, expect, test, vi } from 'vitest'
import { configured } from '../../src/cli/configured.js'
import { planCommand, runCommand } from '../../src/cli/run.js'
import { contentName } from '../../src/experiment/index.js'
import { BackendError, openBackend } from '../../src/tensor/backend.js'

afterEach(() => vi.restoreAllMocks())

async function printed(args: readonly string[]): Promise<string> {
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  await planCommand(() => {})
    .exitOverride()
    .parseAsync(args, { from: 'user' })
  const text = write.mock.calls.map(([text]) => text).join('')
  write.mockRestore()
  return text
}

test("'auto' is resolved before a run is named, to what is opened, and what is passed over is said", async () => {
  const flags = {
    scale: 'smoke',
    backend: 'auto',
    workers: '1',
  } as const
  const named = async () => {
    const { configuration, passed } = await configured('fig4', flags, { planning: false })
    return { name: contentName(configuration), configuration, passed }
  }
  const { name, configuration, passed } = await named()
  const opened = await openBackend('auto')
  for (const { training } of configuration.arms) expect(training.backend).toBe(opened.name)
  expect(passed).toEqual(opened.passed)
  expect((await named()).name).toBe(name)
  // The backend by its own name is the same run.
  const { configuration: same } = await configured(
    'fig4',
    { ...flags, backend: opened.name },
    { planning: false },
  )
  expect(contentName(same)).toBe(name)
  const text = (await printed(['fig4', '--scale', 'smoke', '--backend', 'auto'])).replace(
    /\s+/g,
    ' ',
  )
  for (const line of opened.passed) expect(text).toContain(`passed over: ${line}`)
})

// On a machine with CUDA there is nothing that is not to be had.
const lacking = await openBackend('cuda').then(
  () => undefined,
  error => error,
)
if (lacking instanceof BackendError) {
  test('plan for a backend that is not here says all but the time; run refuses', async () => {
    const args = ['fig4', '--scale', 'paper', '--backend', 'cuda']
    const text = await printed(args)
    expect(text).toMatch(/^4,910,500 map applications, 14,000 readings; [\d.]+ MB of states$/m)
    expect(text).toMatch(/^no time: cuda is not to be had here: /m)
    expect(text).not.toContain('about')
    const { cost } = JSON.parse(await printed([...args, '--json']))
    expect(cost).toMatchObject({ applications: 4_910_500, readings: 14_000, devices: [] })
    expect(cost).not.toHaveProperty('seconds')
    const run = runCommand(() => {}).exitOverride()
    await expect(run.parseAsync(args, { from: 'user' })).rejects.toThrow(BackendError)
  })
}

test('plan for data that are not here goes by their published sizes; run refuses', async () => {
  vi.stubEnv('XDG_CACHE_HOME', '/no/such/folder')
  vi.stubEnv('RETROGRADE_DATA', '')
  try {
    const args = ['fig9', '--scale', 'paper', '--backend', 'cpu', '--width', '0.1']
    const text = await printed(args)
    expect(text).toContain('cifar-100 (none of it is here): examined on 50000 rows')
    expect(text).toMatch(/^10,015,000 map applications, 20,000 readings; [\d.]+ MB of states$/m)
    expect(text).toMatch(/^no time: cifar-100: not found; retrograde data fetch cifar-100$/m)
    const run = runCommand(() => {}).exitOverride()
    await expect(run.parseAsync(args, { from: 'user' })).rejects.toThrow('cifar-100: not found')
  } finally {
    vi.unstubAllEnvs()
  }
})
