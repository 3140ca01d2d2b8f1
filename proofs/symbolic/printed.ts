import {
  derivative as differentiate,
  isArrayNode,
  isConstantNode,
  isFunctionNode,
  isOperatorNode,
  isParenthesisNode,
  isSymbolNode,
  type MathNode,
  parse,
} from 'mathjs'
import { rational } from '../../src/space/rational.js'
import * as m from './matrix.js'
import * as q from './quotient.js'

/** What the names of a printed expression stand for. Other names are symbols of themselves. */
export interface Scope {
  /** n, c: what indices run up to, and exponents are made of. */
  readonly integers?: Readonly<Record<string, number>>
  readonly values?: Readonly<Record<string, m.Matrix>>
  /** V(i): a value for each index. */
  readonly families?: Readonly<Record<string, (...indices: number[]) => m.Matrix>>
  /** d2V(i, u, w): a value for an index and values. */
  readonly forms?: Readonly<Record<string, (index: number, ...values: m.Matrix[]) => m.Matrix>>
}

/** The gradient by x and y of a polynomial, as mathjs differentiates it. */
function nabla(scalar: m.Matrix): m.Matrix {
  const text = m.show(scalar)
  return ['x', 'y'].flatMap(name =>
    evaluate(differentiate(text, name, { simplify: false }).toString(), {}),
  )
}

/**
 * The value of an expression as it is printed, parsed by mathjs and evaluated exactly:
 *
 *     (1 - h)^n*theta + sum(1 <= j <= n, h*(1 - h)^(n - j)*e(j))
 *
 * sum(condition, term) is over all values 1 … n of the names of the condition that the scope does
 * not have, for which the condition holds; n is the scope's `n`.
 * nabla(p) is the gradient by x and y of a polynomial, and [u, v] is u above v.
 * Throws SyntaxError for what it cannot read.
 */
export function evaluate(text: string, scope: Scope): m.Matrix {
  const refuse = (node: MathNode): never => {
    throw new SyntaxError(`${text}: expected sums, products and powers, got ${node}`)
  }
  const indices = new Map(Object.entries(scope.integers ?? {}))
  /** Exponents, indices and conditions are of whole numbers, and mathjs's own matter. */
  const whole = (node: MathNode): number => {
    const value: unknown = node.compile().evaluate(new Map(indices))
    return Number.isSafeInteger(value) ? (value as number) : refuse(node)
  }

  function sum(condition: MathNode, term: MathNode): m.Matrix {
    const names = new Set(
      condition.filter(node => isSymbolNode(node) && !indices.has(node.name)).map(String),
    )
    const code = condition.compile()
    let total: m.Matrix | undefined
    const choose = ([name, ...rest]: readonly string[]): void => {
      if (name === undefined) {
        const chosen: unknown = code.evaluate(new Map(indices))
        if (chosen === false) return
        const value = valued(term)
        total = total === undefined ? value : m.add(total, value)
        return
      }
      for (let i = 1; i <= indices.get('n')!; i++) {
        indices.set(name, i)
        choose(rest)
      }
      indices.delete(name)
    }
    choose([...names])
    // An empty sum is 0 of the size of its terms, which only a term can tell: taken at indices 1.
    if (total !== undefined) return total
    for (const name of names) indices.set(name, 1)
    const like = valued(term)
    for (const name of names) indices.delete(name)
    return m.sub(like, like)
  }

  function valued(node: MathNode): m.Matrix {
    if (isParenthesisNode(node)) return valued(node.content)
    if (isConstantNode(node)) return m.scalar(q.scalar(rational(Number(node.value))))
    if (isSymbolNode(node)) {
      const index = indices.get(node.name)
      if (index !== undefined) return m.scalar(q.integer(index))
      return scope.values?.[node.name] ?? m.scalar(q.symbol(node.name))
    }
    if (isArrayNode(node)) return node.items.flatMap(valued)
    if (isOperatorNode(node)) {
      const [a, b] = node.args as [MathNode, MathNode?]
      if (b === undefined)
        return node.op === '-' ? m.mul(m.scalar(q.integer(-1)), valued(a)) : refuse(node)
      if (node.op === '^') return m.power(valued(a), whole(b))
      const operation = { '+': m.add, '-': m.sub, '*': m.mul, '/': m.div }[node.op as string]
      return (operation ?? refuse(node))(valued(a), valued(b))
    }
    if (!isFunctionNode(node)) return refuse(node)
    const name = String(node.fn)
    const [first, ...rest] = node.args as [MathNode, ...MathNode[]]
    if (name === 'sum') return sum(first, rest[0]!)
    if (name === 'nabla') return nabla(valued(first))
    if (name === 'transpose') return m.transpose(valued(first))
    const family = scope.families?.[name]
    if (family !== undefined) return family(...node.args.map(whole))
    const form = scope.forms?.[name] ?? refuse(node)
    return form(whole(first), ...rest.map(valued))
  }

  return valued(parse(text))
}
