import fc from 'fast-check'
import { parseHTML } from 'linkedom'
import { describe, expect, it } from 'vitest'
import { mathml, TexError } from '../../src/report/math.js'
import { isNested } from './nesting.js'

const samples: readonly (readonly [tex: string, text: string])[] = [
  ['a < b', 'a<b'],
  [String.raw`X_n = T_1 T_2 \cdots T_n\,\theta_0`, 'Xn=T1T2⋯Tnθ0'],
  [String.raw`d(X_n, \theta^*) \le \frac{D\,k^n}{1-k}`, 'd(Xn,θ∗)≤Dkn1−k'],
  [String.raw`X_n \overset{d}{=} Y_n`, 'Xn=dYn'],
  [String.raw`\mathbb{E}\,\log^+ d(\theta_0, T_1\theta_0) < \infty`, '𝔼log+d(θ0,T1θ0)<∞'],
  [String.raw`\Sigma = A\Sigma A^{\top} + h^2 S`, 'Σ=AΣA⊤+h2S'],
  [String.raw`\begin{aligned} a &= b \\ c &\ge d \end{aligned}`, 'a=bc≥d'],
  [
    String.raw`\operatorname{Lip}(T) = \sup_{x \ne y} \frac{d(Tx, Ty)}{d(x, y)}`,
    'Lip(T)=supx≠yd(Tx,Ty)d(x,y)',
  ],
  ["[V_i, V_j] = V_i' V_j - V_j' V_i", '[Vi,Vj]=Vi′Vj−Vj′Vi'],
  [
    String.raw`\lVert I - hH \rVert < 1 \iff 0 < h < \tfrac{2}{\lambda_{\max}}`,
    '‖I−hH‖<1⟺0<h<2λmax',
  ],
  [String.raw`\text{almost surely}`, 'almost surely'],
]
const textOf = (html: string) =>
  parseHTML(html).document.documentElement!.textContent!.replace(/[\s\u2061\u200b]/g, '')

describe('formulas', () => {
  it.each(samples)('%s', (tex, text) => {
    for (const display of [true, false]) {
      const html = mathml(tex, display)
      expect(textOf(html).replaceAll('\u00a0', ' ')).toBe(text.replaceAll(' ', ''))
      expect(html.includes('display="block"')).toBe(display)
      expect(isNested(html)).toBe(true)
    }
  })

  it.each([
    [String.raw`\frac{1`],
    [String.raw`\nosuchcommand`],
    ['x_1_2'],
    ['a & b'],
    [String.raw`\def\x{\x}\x`],
    [String.raw`\includegraphics{http://example.org/a.png}`],
    [String.raw`\class{a}{x}`],
    [String.raw`\begin{aligned} a`],
  ])('%s is refused in one line that shows it', tex => {
    const attempt = () => mathml(tex, true)
    expect(attempt).toThrow(TexError)
    expect(attempt).toThrow(/^tex ".*": expected TeX maths, got: .+$/)
    expect(attempt).toThrow(JSON.stringify(tex))
  })

  it('of any text are either refused or well-formed, with nothing that acts', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'a1\\{}_^&<>"\'$#% ') }), tex => {
        try {
          expect(isNested(mathml(tex, true))).toBe(true)
        } catch (error) {
          expect(error).toBeInstanceOf(TexError)
        }
      }),
    )
  })
})
