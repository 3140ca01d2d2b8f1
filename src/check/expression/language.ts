import { all, create, type EvalFunction, type MathNode } from 'mathjs'

// mathjs takes 0.4 s to load: only `retrograde check --expr` imports this folder, when it is asked.
const math = create(all!)

/** An expression, or a noise, that cannot be taken: said in one line. */
export class ExpressionError extends Error {
  override readonly name = 'ExpressionError'
}

/** The functions that an expression may call. */
export const functions: ReadonlySet<string> = new Set(
  'abs acos asin atan cbrt ceil cos cosh cube exp expm1 floor log log10 log1p log2 max min mod pow round sign sin sinh sqrt square tan tanh'.split(
    ' ',
  ),
)

/** Names that stand for numbers, unless a noise has the name. */
const constants = new Set(['pi', 'tau', 'e'])

const operators = new Set('+ - * / ^ %'.split(' '))

/**
 * The syntax tree of an expression in the given names: numbers, names, + − · / ^ %, parentheses and
 * real functions, and nothing else, so that nothing else can be run. Throws ExpressionError.
 */
export function parse(text: string, names: readonly string[], what: string): MathNode {
  let tree: MathNode
  try {
    tree = math.parse(text)
  } catch (error) {
    throw new ExpressionError(`${what} ${JSON.stringify(text)}: ${(error as Error).message}`)
  }
  const refuse = (got: string, expected: string): never => {
    throw new ExpressionError(`${what} ${JSON.stringify(text)}: expected ${expected}, got ${got}`)
  }
  const visit = (node: MathNode): void => {
    if (math.isConstantNode(node)) {
      if (typeof node.value !== 'number') refuse(node.toString(), 'numbers')
    } else if (math.isSymbolNode(node)) {
      if (!names.includes(node.name) && !constants.has(node.name)) {
        refuse(node.name, `the names ${[...new Set([...names, ...constants])].join(', ')}`)
      }
    } else if (math.isOperatorNode(node)) {
      if (!operators.has(node.op)) refuse(node.op, `the operators ${[...operators].join(' ')}`)
      node.args.forEach(visit)
    } else if (math.isParenthesisNode(node)) visit(node.content)
    else if (math.isFunctionNode(node)) {
      const name = String(node.fn)
      if (!functions.has(name)) refuse(name, `one of the functions ${[...functions].join(', ')}`)
      node.args.forEach(visit)
    } else refuse(node.type, 'numbers, names, operators and functions')
  }
  visit(tree)
  return tree
}

/** The names of a scope and their values. */
export type Scope = ReadonlyMap<string, number>

/** The value of a parsed expression; NaN where it is no real number. Parsed and compiled once. */
export function compiled(tree: MathNode): (scope: Scope) => number {
  const code: EvalFunction = tree.compile()
  return scope => {
    // A fresh scope each time: an evaluation leaves nothing behind.
    const value: unknown = code.evaluate(new Map(scope))
    return typeof value === 'number' ? value : Number.NaN
  }
}

/** The derivative by a name, where mathjs knows it. */
export function derivative(tree: MathNode, name: string): ((scope: Scope) => number) | undefined {
  try {
    return compiled(math.derivative(tree, name))
  } catch {
    return undefined // a function without a derivative there: max, floor, …
  }
}

/** Whether an expression uses a name. */
export const uses = (tree: MathNode, name: string): boolean =>
  tree.filter(node => math.isSymbolNode(node) && node.name === name).length > 0

/** The tree without parentheses around it. */
export const bare = (tree: MathNode): MathNode =>
  math.isParenthesisNode(tree) ? bare(tree.content) : tree

/** The operator of a node and what it works on; undefined for what is no operator. */
export function operation(tree: MathNode): { op: string; args: readonly MathNode[] } | undefined {
  return math.isOperatorNode(tree) ? { op: tree.op, args: tree.args } : undefined
}

/** The function that a node calls, and its arguments; undefined for what is no call. */
export function called(tree: MathNode): { op: string; args: readonly MathNode[] } | undefined {
  return math.isFunctionNode(tree) ? { op: String(tree.fn), args: tree.args } : undefined
}
