import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

/**
 * A page of docs/, as a reader would follow it: each block of code that names a file is written, each
 * command is run in the same folder, and what it prints is what the page shows.
 */
const root = fileURLToPath(new URL('../../', import.meta.url))
const blocksOf = async (page: string) => {
  const text = await readFile(join(root, 'docs', page), 'utf8')
  return [...text.matchAll(/```(ts|console)\n([\s\S]*?)```/g)].map(match => ({
    language: match[1]!,
    text: match[2]!,
  }))
}
const pages = await Promise.all(
  (
    [
      ['guide.md', 16],
      ['estimates.md', 3],
      ['networks.md', 5],
    ] as const
  ).map(async ([page, least]) => ({ page, least, blocks: await blocksOf(page) })),
)

// Inside the checkout, so that `retrograde` is found by its own name.
let folder = ''
beforeAll(async () => {
  await mkdir(join(root, 'retrograde-report'), { recursive: true })
  folder = await mkdtemp(join(root, 'retrograde-report', 'guide-'))
  await writeFile(join(folder, 'vitest.config.mjs'), 'export default {}')
})
afterAll(() => rm(folder, { recursive: true }))

const node = JSON.stringify(process.execPath)
const programs = {
  'npx tsx': `${node} --import tsx`,
  'npx retrograde': `${node} ${JSON.stringify(join(root, 'dist/cli/main.js'))}`,
  'npx vitest run': `${node} ${JSON.stringify(join(root, 'node_modules/vitest/vitest.mjs'))} run`,
}

/** What a command prints, and its exit code; a check that refutes a claim ends with 1. */
function run(command: string): Promise<{ code: number; out: string }> {
  const [name, program] = Object.entries(programs).find(([name]) => command.startsWith(name))!
  const { VITEST: _, ...env } = process.env
  return new Promise(resolve => {
    const options = { cwd: folder, env: { ...env, NO_COLOR: '1' } }
    execFile('sh', ['-c', program + command.slice(name.length)], options, (error, out, err) =>
      resolve({
        code: error ? Number(error.code) : 0,
        out: `${out}${error?.code === 1 ? '' : err}`,
      }),
    )
  })
}

/** The lines shown are the lines printed, one after another; "…" stands for any number of them. */
function shows(shown: readonly string[], printed: readonly string[]): void {
  let next = 0
  let skip = false
  for (const line of shown) {
    if (line === '…') {
      skip = true
      continue
    }
    const at = skip ? printed.indexOf(line, next) : next
    expect(printed[at], `${line}\nin\n${printed.join('\n')}`).toBe(line)
    next = at + 1
    skip = false
  }
  if (!skip) expect(printed.slice(next).filter(line => line !== '')).toEqual([])
}

describe.each(pages)('$page', ({ blocks, least }) => {
  for (const [i, { language, text }] of blocks.entries()) {
    const [first, ...lines] = text.trimEnd().split('\n')
    if (language === 'ts') {
      const name = /^\/\/ (\S+)$/.exec(first!)?.[1]
      test(`block ${i}: the file ${name}`, async () => {
        expect(name).toBeDefined()
        await writeFile(join(folder, name!), text)
      })
    } else {
      test(`block ${i}: ${first}`, async () => {
        expect(first!.startsWith('$ ')).toBe(true)
        const { code, out } = await run(first!.slice(2))
        expect(code, out).toBe(first!.includes('claim.ts') ? 1 : 0)
        shows(lines, out.trimEnd().split('\n'))
      })
    }
  }

  test('shows what there is to show', () => {
    expect(blocks.length).toBeGreaterThanOrEqual(least)
  })
})
