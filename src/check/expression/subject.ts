import type { MathNode } from 'mathjs'
import type { Formula } from '../../algebra/formula.js'
import { affine } from '../../map/affine.js'
import type { SelfMap } from '../../map/self-map.js'
import { finite } from '../../random/finite.js'
import { type IidMap, iid } from '../../random/iid.js'
import type { Source } from '../../random/source.js'
import { realLine } from '../../space/line.js'
import { real } from '../../space/real.js'
import type { Subject } from '../subject.js'
import { type AffineForm, affineForm } from './affine-form.js'
import { formulaOf } from './formula.js'
import { compiled, derivative, ExpressionError, parse, type Scope } from './language.js'
import { type Noise, parseNoise } from './noise.js'

/** Finite noises are enumerated up to this many joint values. */
const mostValues = 256

/** A map x ↦ expression of ℝ at one value of the noises. */
class ExpressionMap implements SelfMap<number> {
  readonly proved = {}

  constructor(
    private readonly text: string,
    private readonly value: (scope: Scope) => number,
    readonly noise: Scope,
    private readonly formulaAt: ((scope: Scope) => Formula<number>) | undefined,
  ) {}

  get name(): string {
    const values = [...this.noise].map(([name, value]) => `, ${name} = ${value}`)
    return `x ↦ ${this.text}${values.join('')}`
  }

  get formula(): Formula<number> | undefined {
    return this.formulaAt?.(this.noise)
  }

  apply(x: number): number {
    return this.value(at(this.noise, x))
  }
}

const at = (noise: Scope, x: number): Scope => new Map([...noise, ['x', x]])

/**
 * The random map x ↦ expression of ℝ, from an expression in x and in the names of noises:
 * "x/2 + e" with "e ~ choice(-1, 1)". Where the syntax shows that it is affine in x it is made of
 * affine maps, with their constants; where all noises have finitely many values it is a choice
 * among finitely many maps. Throws ExpressionError, and RandomError for parameters of noises.
 */
export function expressionSubject(
  text: string,
  noiseTexts: readonly string[],
): Pick<Subject<number>, 'map' | 'space' | 'slope' | 'oneSlope' | 'heavyNoise'> {
  const noises = noiseTexts.map(parseNoise)
  const names = noises.map(({ name }) => name)
  const twice = names.find((name, i) => names.indexOf(name) !== i)
  if (twice !== undefined) throw new ExpressionError(`noise ${twice}: expected one law, got two`)
  const tree = parse(text, ['x', ...names], 'expression')
  const form = affineForm(tree, 'x')
  const value = compiled(tree)
  const formula = formulaOf(tree, 'x')
  const make = (noise: Scope): SelfMap<number> =>
    form === undefined
      ? new ExpressionMap(text, value, noise, formula)
      : affineMap(text, form, noise)
  const by = form === undefined ? derivative(tree, 'x') : undefined
  return {
    map: randomMap(text, noises, make, form),
    space: realLine,
    ...(form?.steady && { oneSlope: true }),
    ...heavyNoise(tree, noises),
    ...(by && { slope: (map, x) => Math.abs(by(at((map as ExpressionMap).noise, x))) }),
  }
}

/** A noise without a mean that is added, times a constant, to what is free of it. */
function heavyNoise(tree: MathNode, noises: readonly Noise[]): Pick<Subject<number>, 'heavyNoise'> {
  const found = noises.find(({ name, meanless }) => {
    const form = meanless ? affineForm(tree, name) : undefined
    return form?.steady && form.slope(new Map()) !== 0
  })
  return found ? { heavyNoise: `${found.name}, a Cauchy noise,` } : {}
}

function affineMap(text: string, form: AffineForm, noise: Scope): SelfMap<number> {
  const [a, b] = [form.slope(noise), form.shift(noise)]
  if (Number.isFinite(a) && Number.isFinite(b)) return affine(real, a, b)
  const values = [...noise].map(([name, value]) => `${name} = ${value}`).join(', ')
  throw new ExpressionError(
    `expression ${JSON.stringify(text)}: expected finite numbers, got ${a}·x + ${b}${values && ` at ${values}`}`,
  )
}

function randomMap(
  text: string,
  noises: readonly Noise[],
  make: (noise: Scope) => SelfMap<number>,
  form: AffineForm | undefined,
): IidMap<number> {
  const name = `x ↦ ${text}`
  const all = jointValues(noises)
  if (all !== undefined) return { ...finite(realLine, all.map(make)), name }
  const draw = (source: Source) =>
    make(new Map(noises.map(noise => [noise.name, noise.draw(source)])))
  const steady = form?.steady ? Math.abs(form.slope(new Map())) : undefined
  return iid({
    name,
    space: realLine,
    draw,
    ...(steady !== undefined && { proved: { lipschitz: { '|·|': steady } } }),
  })
}

/** All joint values of the noises, each as likely as the next; undefined if they are too many. */
function jointValues(noises: readonly Noise[]): Scope[] | undefined {
  let scopes: Scope[] = [new Map()]
  for (const { name, values } of noises) {
    if (values === undefined || scopes.length * values.length > mostValues) return undefined
    scopes = scopes.flatMap(scope => values.map(value => new Map([...scope, [name, value]])))
  }
  return scopes
}
