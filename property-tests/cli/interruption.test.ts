import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'

const module = new URL('../../src/cli/interruption.ts', import.meta.url).href

/** A process that is interrupted, and says so, but does not end before two minutes are over. */
const slow = `
  const { interruption } = await import(${JSON.stringify(module)})
  const { signal, code } = interruption()
  signal.addEventListener('abort', () => console.log(code()))
  setTimeout(() => {}, 120_000)
  console.log('ready')`

test.each([
  ['SIGINT', 'SIGTERM', '130\n'],
  ['SIGTERM', 'SIGTERM', '143\n'],
] as const)(
  '%s aborts, then %s ends the process at once',
  async (first, second, said) => {
    const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', slow], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    try {
      child.stdout.setEncoding('utf8')
      expect(await once(child.stdout, 'data')).toEqual(['ready\n'])
      child.kill(first)
      expect(await once(child.stdout, 'data')).toEqual([said])
      expect(child.exitCode ?? child.signalCode).toBe(null)
      const ended = once(child, 'close')
      child.kill(second)
      expect(await ended).toEqual([null, second])
    } finally {
      child.kill('SIGKILL')
    }
  },
  20_000,
)
