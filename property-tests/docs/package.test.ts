import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

/** What `npm publish` would send, and whether the pages in it lead to what is in it. */
const root = fileURLToPath(new URL('../../', import.meta.url))
const [{ files }] = JSON.parse(
  execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }),
) as [{ readonly files: readonly { readonly path: string }[] }]
const published = new Set(files.map(({ path }) => path))

/** The links of a page to files of the project that are not published, in order. */
function astray(page: string, among: ReadonlySet<string>): readonly string[] {
  const text = readFileSync(join(root, page), 'utf8')
  return [...text.matchAll(/(?<!\\)\[[^[\]]*\]\(([^)#\s]+)[^)]*\)/g)]
    .map(match => match[1]!)
    .filter(link => !/^\w+:/.test(link))
    .map(link => normalize(join(dirname(page), link)))
    .filter(link => !among.has(link))
}

const pages = [...published].filter(path => path.endsWith('.md'))

test.each(pages)('the links of %s lead to what is published', page => {
  expect(astray(page, published)).toEqual([])
})

test('and where one does not, that is found', () => {
  expect(pages).toContain('proofs/README.md')
  const without = new Set(published)
  without.delete('proofs/smt/README.md')
  expect(astray('proofs/README.md', without)).toEqual(['proofs/smt/README.md'])
})
