import { type Arith, type Bool, type Context, init, killThreads } from 'z3-solver'
import { type Rational, rational } from '../../src/space/rational.js'
import type { Implication } from './core.js'
import { type Formula, type Reading, read, variables } from './formula.js'
import { holdsAt, type Point, showPoint } from './point.js'

/**
 * What became of an implication: proved, where its negation has no real solution; refuted, by a
 * point that is checked in exact arithmetic; undecided, which is a failure whatever was expected.
 */
export type Decision =
  | { readonly verdict: 'proved' }
  | { readonly verdict: 'refuted'; readonly counterexample: Point }
  | { readonly verdict: 'undecided'; readonly reason: string }

/** Z3, ready to decide. Its threads keep the process alive until it is closed. */
export interface Solver {
  readonly version: string
  /** Decides an implication over the reals, in at most the given milliseconds. */
  decide(implication: Implication, timeout?: number): Promise<Decision>
  close(): Promise<void>
}

type Z3 = Context<'cores'>

/** Starts Z3 (WebAssembly). */
export async function openSolver(): Promise<Solver> {
  const z3 = await init()
  const context: Z3 = z3.Context('cores')
  return {
    version: z3.getVersionString(),
    decide: (implication, timeout = 20_000) => decide(context, implication, timeout),
    close: () => killThreads(z3.em),
  }
}

async function decide(z3: Z3, { given, follows }: Implication, timeout: number): Promise<Decision> {
  const reals = new Map<string, Arith<'cores'>>()
  for (const formula of [...given, follows]) {
    for (const name of variables(formula)) reals.set(name, z3.Real.const(name))
  }
  const reading = realTerms(z3, reals)
  const solver = new z3.Solver()
  solver.set('timeout', timeout)
  for (const formula of given) solver.add(read(formula, reading))
  solver.add(z3.Not(read(follows, reading)))
  const answer = await solver.check()
  if (answer === 'unsat') return { verdict: 'proved' }
  if (answer === 'unknown') return { verdict: 'undecided', reason: solver.reasonUnknown() }
  const model = solver.model()
  const counterexample = new Map<string, Rational>()
  for (const [name, variable] of reals) {
    const value = model.eval(variable, true)
    if (!z3.isRealVal(value)) {
      return { verdict: 'undecided', reason: `${name} = ${value.sexpr()} is no rational number` }
    }
    const { numerator, denominator } = value.value()
    counterexample.set(name, rational(numerator, denominator))
  }
  return refutedAt(given, follows, counterexample)
}

/** The model is evidence only when it is one in exact arithmetic of our own. */
function refutedAt(given: Implication['given'], follows: Formula, point: Point): Decision {
  const wrong =
    given.find(formula => !holdsAt(formula, point)) ?? (holdsAt(follows, point) && follows)
  if (!wrong) return { verdict: 'refuted', counterexample: point }
  return { verdict: 'undecided', reason: `${wrong} is not as Z3 has it at ${showPoint(point)}` }
}

const realTerms = (
  z3: Z3,
  reals: ReadonlyMap<string, Arith<'cores'>>,
): Reading<Arith<'cores'>, Bool<'cores'>> => ({
  integer: n => z3.Real.val(n),
  variable: name => reals.get(name)!,
  add: (a, b) => a.add(b),
  sub: (a, b) => a.sub(b),
  mul: (a, b) => a.mul(b),
  div: (a, b) => a.div(b),
  less: (a, b) => a.lt(b),
  equal: (a, b) => a.eq(b),
  not: p => z3.Not(p),
  and: (p, q) => z3.And(p, q),
  or: (p, q) => z3.Or(p, q),
  either: (p, a, b) => z3.If(p, a, b),
})
