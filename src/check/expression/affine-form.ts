import type { MathNode } from 'mathjs'
import { bare, compiled, operation, type Scope, uses } from './language.js'

/** a·x + b, where a and b are expressions without x. */
export interface AffineForm {
  slope(scope: Scope): number
  shift(scope: Scope): number
  /** Whether the slope is free of the names too: one for all maps. */
  readonly steady: boolean
}

const constant = (value: number) => () => value

/**
 * An expression as a·x + b, where its syntax shows that it is one: sums, differences, multiples and
 * quotients by what is free of x. undefined for others, x·x/x among them.
 */
export function affineForm(tree: MathNode, x: string): AffineForm | undefined {
  const node = bare(tree)
  if (!uses(node, x)) return { slope: constant(0), shift: compiled(node), steady: true }
  const found = operation(node)
  if (found === undefined) {
    // A name or a call: it is affine in x if it is x.
    return node.toString() === x
      ? { slope: constant(1), shift: constant(0), steady: true }
      : undefined
  }
  const forms = found.args.map(arg => affineForm(arg, x))
  const [f, g] = forms
  if (f === undefined) return undefined
  if (found.args.length === 1) {
    if (found.op === '+') return f
    if (found.op === '-') return scaled(f, constant(-1), true)
    return undefined
  }
  if (g === undefined) return undefined
  const [left, right] = found.args.map(arg => !uses(arg, x))
  const free = (i: number) => ({
    value: compiled(found.args[i]!),
    steady: steadyNode(found.args[i]!),
  })
  if (found.op === '+') return sum(f, g, 1)
  if (found.op === '-') return sum(f, g, -1)
  if (found.op === '*' && right) return scaled(f, free(1).value, free(1).steady)
  if (found.op === '*' && left) return scaled(g, free(0).value, free(0).steady)
  if (found.op === '/' && right) {
    const { value, steady } = free(1)
    return quotient(f, value, steady)
  }
  return undefined
}

/** Whether an expression has no names in it but those of constants. */
const steadyNode = (node: MathNode): boolean =>
  node.filter(part => part.type === 'SymbolNode').length === 0

const sum = (f: AffineForm, g: AffineForm, sign: 1 | -1): AffineForm => ({
  slope: scope => f.slope(scope) + sign * g.slope(scope),
  shift: scope => f.shift(scope) + sign * g.shift(scope),
  steady: f.steady && g.steady,
})

const scaled = (f: AffineForm, factor: (scope: Scope) => number, steady: boolean): AffineForm => ({
  slope: scope => f.slope(scope) * factor(scope),
  shift: scope => f.shift(scope) * factor(scope),
  steady: f.steady && steady,
})

const quotient = (f: AffineForm, by: (scope: Scope) => number, steady: boolean): AffineForm => ({
  slope: scope => f.slope(scope) / by(scope),
  shift: scope => f.shift(scope) / by(scope),
  steady: f.steady && steady,
})
