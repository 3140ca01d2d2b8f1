import {
  isConstantNode,
  isFunctionNode,
  isOperatorNode,
  isParenthesisNode,
  isRelationalNode,
  isSymbolNode,
  type MathNode,
  parse,
} from 'mathjs'

/**
 * A formula of real arithmetic as it is written: `a - 2*h*b + h^2*c <= (1 - h*m)^2*a`, with
 * + − · /, powers by whole numbers, abs, max, comparisons (chains too: 0 < h < 2), and, or, not,
 * iff(p, q).
 */
export type Formula = string

/** What the symbols of formulas stand for: terms N and truth values B. One formula, many readings. */
export interface Reading<N, B> {
  integer(n: number): N
  variable(name: string): N
  add(a: N, b: N): N
  sub(a: N, b: N): N
  mul(a: N, b: N): N
  div(a: N, b: N): N
  less(a: N, b: N): B
  equal(a: N, b: N): B
  not(p: B): B
  and(p: B, q: B): B
  or(p: B, q: B): B
  either(p: B, then: N, otherwise: N): N
}

/** A formula in a reading. Throws SyntaxError for what is no formula. */
export function read<N, B>(formula: Formula, reading: Reading<N, B>): B {
  const { integer, add, sub, mul, div, less, equal, not, and, or, either } = reading
  const refuse = (node: MathNode): never => {
    throw new SyntaxError(`${formula}: expected a formula of real arithmetic, got ${node}`)
  }

  const greater = (a: N, b: N) => either(less(a, b), b, a)
  const terms = new Map<string, (...args: N[]) => N>([
    ['+', (a, b) => add(a!, b!)],
    ['-', (a, b) => (b === undefined ? sub(integer(0), a!) : sub(a!, b))],
    ['*', (a, b) => mul(a!, b!)],
    ['/', (a, b) => div(a!, b!)],
    ['abs', a => greater(a!, sub(integer(0), a!))],
    ['max', (...args) => args.reduce(greater)],
  ])
  const comparisons = new Map<string, (a: N, b: N) => B>([
    ['<', less],
    ['<=', (a, b) => not(less(b, a))],
    ['>', (a, b) => less(b, a)],
    ['>=', (a, b) => not(less(a, b))],
    ['==', equal],
    ['!=', (a, b) => not(equal(a, b))],
  ])
  const connectives = new Map<string, (p: B, q: B) => B>([
    ['and', and],
    ['or', or],
    ['iff', (p, q) => or(and(p, q), and(not(p), not(q)))],
  ])

  function term(node: MathNode): N {
    if (isParenthesisNode(node)) return term(node.content)
    if (isConstantNode(node) && Number.isSafeInteger(node.value)) return integer(Number(node.value))
    if (isSymbolNode(node)) return reading.variable(node.name)
    const [name, args] = operation(node) ?? refuse(node)
    if (name === '^') return power(term(args[0]!), Number(args[1]!.toString()), node)
    return (terms.get(name) ?? refuse(node))(...args.map(term))
  }

  function power(base: N, exponent: number, node: MathNode): N {
    if (!Number.isSafeInteger(exponent) || exponent < 1) refuse(node)
    return exponent === 1 ? base : mul(power(base, exponent - 1, node), base)
  }

  function truth(node: MathNode): B {
    if (isParenthesisNode(node)) return truth(node.content)
    if (isRelationalNode(node)) {
      const values = node.params.map(term)
      return node.conditionals
        .map((name, i) =>
          (comparisons.get(relations[name]!) ?? refuse(node))(values[i]!, values[i + 1]!),
        )
        .reduce(and)
    }
    const [name, args] = operation(node) ?? refuse(node)
    if (name === 'not') return not(truth(args[0]!))
    const compare = comparisons.get(name)
    if (compare !== undefined) return compare(term(args[0]!), term(args[1]!))
    return (connectives.get(name) ?? refuse(node))(truth(args[0]!), truth(args[1]!))
  }

  return truth(parse(formula))
}

/** The names of a formula's variables. */
export function variables(formula: Formula): ReadonlySet<string> {
  const names = new Set<string>()
  parse(formula).traverse((node, path) => {
    if (isSymbolNode(node) && path !== 'fn') names.add(node.name)
  })
  return names
}

/** An operator or a function, by its name, and what it is applied to. */
function operation(node: MathNode): [string, MathNode[]] | undefined {
  if (isOperatorNode(node)) return [node.op, node.args]
  return isFunctionNode(node) ? [String(node.fn), node.args] : undefined
}

/** What mathjs calls the comparisons of a chain. */
const relations: Readonly<Record<string, string>> = {
  smaller: '<',
  smallerEq: '<=',
  larger: '>',
  largerEq: '>=',
  equal: '==',
  unequal: '!=',
}
