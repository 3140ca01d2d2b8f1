import fc from 'fast-check'
import { parseHTML } from 'linkedom'
import { describe, expect, it } from 'vitest'
import { qualified, theoremsOf } from '../../src/proof/index.js'
import { verifyHtml } from '../../src/report/html.js'
import { anyRun } from './arbitrary-run.js'
import { isNested } from './nesting.js'
import { brokenRun, sampleRun } from './sample-run.js'

const documentOf = (html: string) => parseHTML(html).document
const { document } = parseHTML(verifyHtml(sampleRun))
const textOf = (selector: string) =>
  [...document.querySelectorAll(selector)].map(e => e.textContent)

describe('the page', () => {
  it('holds every statement, linked from the table above', () => {
    const links = [...document.querySelectorAll('table a')].map(a => a.getAttribute('href'))
    expect(links).toEqual(['#thm-2.2', '#law-identity', '#c4-anchored'])
    for (const link of links)
      expect(document.getElementById(link!.slice(1))?.localName).toBe('section')
  })

  it('shows formulas, figures with captions, checks, controls, corrections', () => {
    expect(document.querySelectorAll('section math').length).toBe(3)
    expect(document.querySelectorAll('figure > svg[role=img][aria-label]').length).toBe(4)
    expect(document.querySelectorAll('figcaption').length).toBe(4)
    expect(document.querySelectorAll('.tries tbody tr').length).toBe(9)
    expect(textOf('.correction')).toHaveLength(1)
    expect(textOf('#law-identity .badge')).toEqual(['holds as amended'])
    expect(textOf('#law-identity .measure')[1]).toBe(
      'p-value 0.413 false alarm ≤ 10⁻⁸ miss ≤ 10⁻⁶ detects ≥ 0.187 2,000 samples ',
    )
  })

  it('lists theorems with their files, as checked only if this run did, and never as evidence else', () => {
    const theorems = theoremsOf('thm-2.2')
    const files = theorems.map(({ file, name }) => `${name} in proofs/coq/${file}.v, `)
    const [first, ...others] = sampleRun.statements
    const standings = (passed?: boolean) => {
      const checks = theorems.map(theorem => ({
        name: qualified(theorem),
        kind: 'proof' as const,
        passed: passed ?? false,
        detail: theorem.says,
      }))
      const result =
        passed === undefined ? first! : { ...first!, checks: [...checks, ...first!.checks] }
      const page = documentOf(verifyHtml({ ...sampleRun, statements: [result, ...others] }))
      const items = [...page.querySelectorAll('.theorems li')]
      expect(
        items.map(item => item.textContent.slice(0, item.textContent.indexOf(', ') + 2)),
      ).toEqual(files)
      const evidence = page.querySelector('tbody td:nth-of-type(3)')!.textContent
      expect(evidence.includes('proof')).toBe(passed === true)
      return [...new Set(items.map(item => item.querySelector('span')!.textContent))]
    }
    expect(standings()).toEqual(['not checked in this run'])
    expect(standings(true)).toEqual(['checked in this run'])
    expect(standings(false)).toEqual(['refused in this run'])
  })

  it('needs nothing else: no scripts, no address but its own sections', () => {
    const html = verifyHtml(sampleRun).replaceAll('xmlns="http://www.w3.org/2000/svg"', '')
    expect(html).not.toMatch(/<script|<link|<iframe|@import|url\(|https?:|src=/i)
    expect(html).not.toMatch(/href="[^#]/)
  })

  it('says at its head whether every statement stands', () => {
    expect(textOf('.overall.good strong')).toEqual(['Every statement stands'])
    expect(document.querySelectorAll('span.bad').length).toBe(0)
    const broken = documentOf(verifyHtml(brokenRun))
    expect(broken.querySelector('.overall.bad strong')?.textContent).toBe(
      'Not every statement stands',
    )
    const marks = [...broken.querySelectorAll('span.bad')].map(e => e.getAttribute('aria-label'))
    expect(marks).toEqual(['does not stand', 'failed', 'did not fail'])
  })

  it('is well-formed and inert whatever the words in it', () => {
    const elements =
      /^(html|head|meta|title|style|body|header|main|section|h[1-3]|p|i|em|strong|code|span|sub|sup|div|ul|li|dl|dt|dd|a|table|thead|tbody|tr|th|td|figure|figcaption|svg|desc|g|path|line|rect|circle|text|tspan|math|m[a-z]+)$/
    fc.assert(
      fc.property(anyRun, run => {
        const html = verifyHtml(run)
        expect(isNested(html)).toBe(true)
        for (const element of documentOf(html).querySelectorAll('*')) {
          expect(element.localName).toMatch(elements)
          for (const name of element.getAttributeNames()) expect(name).not.toMatch(/^on/)
        }
        expect(verifyHtml(structuredClone(run))).toBe(html)
      }),
      { numRuns: 60 },
    )
  })
})
