import fc from 'fast-check'
import { parseHTML } from 'linkedom'
import { describe, expect, it } from 'vitest'
import { markup, wellFormed } from '../../src/report/markup.js'
import { prose } from '../../src/report/prose.js'
import { hostileText } from './arbitrary-run.js'
import { isNested } from './nesting.js'

describe('markup', () => {
  it('gives back as text the text put in, between tags and in attributes', () => {
    fc.assert(
      fc.property(hostileText, text => {
        const { html } = markup`<p title="${text}">${text}</p>`
        expect(isNested(html)).toBe(true)
        const { document } = parseHTML(`<html><body>${html}</body></html>`)
        const paragraph = document.querySelector('p')!
        expect(document.querySelectorAll('body *').length).toBe(1)
        expect(paragraph.textContent).toBe(wellFormed(text))
        expect(paragraph.getAttribute('title')).toBe(wellFormed(text))
      }),
    )
  })

  it('keeps pieces of markup, one or many, and drops undefined', () => {
    expect(
      markup`<b>${markup`<i>${'<'}</i>`}${[markup`a`, markup`b`]}${undefined}${1}</b>`.html,
    ).toBe('<b><i>&#60;</i>ab1</b>')
  })
})

it('text without what HTML cannot hold', () => {
  expect(wellFormed('a\u0000\ud800b\udc00 𝔼\n\t\u001b[31m')).toBe(
    'a\ufffd\ufffdb\ufffd 𝔼\n\t\ufffd[31m',
  )
})

describe('prose', () => {
  it.each([
    ['X_n and Y_{n+1}', 'X<sub>n</sub> and Y<sub>n+1</sub>'],
    ['T_1…T_12 θ_0', 'T<sub>1</sub>…T<sub>12</sub> θ<sub>0</sub>'],
    ['T_nT_m', 'T<sub>n</sub>T<sub>m</sub>'],
    ['2 D k^{n-m}/(1 − k)^2', '2 D k<sup>n−m</sup>/(1 − k)<sup>2</sup>'],
    ['10^-6, θ^*', '10<sup>−6</sup>, θ<sup>*</sup>'],
    ['failed_as_it_must, by_kind, _n, ^k, a_', 'failed_as_it_must, by_kind, _n, ^k, a_'],
    ['A_{<b>}', 'A<sub>&#60;b&#62;</sub>'],
  ])('%s', (text, html) => expect(prose(text).html).toBe(html))

  it('loses no word, and lets none act', () => {
    const bare = (text: string) =>
      wellFormed(text)
        .replace(/[_^{}]/g, '')
        .replaceAll('-', '−')
    fc.assert(
      fc.property(hostileText, text => {
        const { html } = prose(text)
        expect(isNested(html)).toBe(true)
        const { document } = parseHTML(`<html><body>${html}</body></html>`)
        expect(bare(document.body.textContent!)).toBe(bare(text))
        expect(document.querySelectorAll('body :not(sub, sup)').length).toBe(0)
      }),
    )
  })
})
