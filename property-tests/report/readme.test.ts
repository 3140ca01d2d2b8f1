import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import * as retrograde from '../../src/index.js'
import { readmeFigure } from './readme-figure.js'

const text = (path: string) => readFile(new URL(`../../${path}`, import.meta.url), 'utf8')

describe('README', () => {
  test('its figure is what the tool draws (npm run figure)', async () => {
    expect(await text('docs/loss-on-iris.svg')).toBe(await readmeFigure())
  })

  test('its example runs and prints what it says', async () => {
    const [, example] = /```js\n([\s\S]*?)```/.exec(await text('README.md'))!
    const body = example!.replace(/import \{([^}]*)\} from 'retrograde'/, 'const {$1} = retrograde')
    const printed: string[] = []
    const run = Object.getPrototypeOf(async () => {}).constructor('retrograde', 'console', body)
    await run(retrograde, { log: (...words: unknown[]) => printed.push(words.join(' ')) })
    const promised = [...example!.matchAll(/\/\/ → (.*)/g)].map(match => match[1])
    expect(printed).toEqual(promised)
  })
})
