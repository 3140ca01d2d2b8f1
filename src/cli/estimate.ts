import { existsSync } from 'node:fs'
import { Command } from 'commander'
import { builtIn, builtIns } from '../check/built-in/index.js'
import { type MethodName, methodNames, runStudy, type Study } from '../check/study/index.js'
import { type Subject, subjectOf } from '../check/subject.js'
import {
  coloured,
  methodLines,
  plain,
  prepareFolder,
  studyHeaderLines,
  studyJson,
  studySummaryLines,
  writeStudy,
} from '../report/index.js'
import { durationOption } from './duration-option.js'
import {
  type ExpressionFlags,
  expressionFrom,
  refuseExpressionOptions,
  withExpression,
} from './expression-option.js'
import { refuseEmpty } from './folder-option.js'
import { interruption } from './interruption.js'
import { loadModule } from './load-module.js'
import { progressOn } from './progress.js'
import { regionOption } from './region-option.js'
import { integerOption, UsageError } from './usage.js'
import { version } from './version.js'

interface EstimateFlags extends ExpressionFlags {
  readonly region?: string
  readonly methods?: string
  readonly budget: string
  readonly seed: string
  readonly json?: boolean
  readonly out: string
}

const width = Math.max(...builtIns.map(({ name }) => name.length))
const help = `
Methods, all of them unless some are named: ${methodNames.join(', ')}.

Random maps that go by a name:
${builtIns.map(({ name, title }) => `  ${name.padEnd(width)}  ${title}`).join('\n')}

Examples:
  retrograde estimate iris
  retrograde estimate --expr 'x/2 + sin(x)/4 + e' --noise 'e ~ choice(-1, 1)' --region '-4..4'
  retrograde estimate examples/log-average.ts --methods log-average,decay

A module exports what \`check\` takes and, if it likes, \`region\` ({ low, high }) and \`full\`, the
step on the whole loss. It is run: estimate only what you trust.

Exit code: 0 done, within the budget or at its end; 2 wrong usage.`

/** `retrograde estimate <name | module>`: how contractive is a random map? */
export function estimateCommand(exit: (code: number) => void): Command {
  const command = new Command('estimate')
    .description('how contractive is a random map: globally, locally, on average, along paths?')
    .argument('[map]', 'the name of a built-in random map, or a module that exports one')
  return withExpression(command)
    .option('--region <region>', "where: '-1..1', '[-1,1]^3', '[0,1]x[0,2]', 'ball(0,0; 2)'")
    .option('--methods <names>', 'the methods to use, with commas between')
    .option('--budget <time>', 'the time it may take: 10s, 500ms, 2min', '10s')
    .option('--seed <integer>', 'where all randomness comes from', '1')
    .option('--json', 'print estimate.json in place of the table')
    .option('--out <folder>', 'where index.html and estimate.json go', 'retrograde-report')
    .addHelpText('after', help)
    .action(async (map: string | undefined, flags: EstimateFlags) => exit(await run(map, flags)))
}

async function run(map: string | undefined, flags: EstimateFlags): Promise<number> {
  const seed = integerOption(flags.seed, '--seed')
  const budget = durationOption(flags.budget, '--budget')
  const methods = methodsOption(flags.methods)
  const region = flags.region === undefined ? undefined : regionOption(flags.region, '--region')
  const subject = await subjectFrom(map, flags)
  refuseEmpty(flags.out)
  await prepareFolder(flags.out, 'estimate')

  const ink = process.stdout.isTTY && !process.env.NO_COLOR ? coloured : plain
  const print = (lines: readonly string[]) => {
    if (!flags.json) process.stdout.write(lines.map(line => `${line}\n`).join(''))
  }
  const progress = progressOn(process.stderr)
  const interrupted = interruption()
  let quantity: string | undefined
  try {
    const study: Study = await runStudy(subject, {
      version,
      name: map ?? flags.expr!,
      seed,
      budget,
      methods,
      ...(region && { region }),
      signal: interrupted.signal,
      onStart: about => print(studyHeaderLines(about, ink)),
      onMethod: (name, done) => progress.show(done, methods.length, name),
      onResult(result, ms) {
        progress.hide()
        print(methodLines(result, ms, quantity, ink))
        quantity = result.rows.at(-1)?.quantity ?? quantity
      },
    })
    progress.hide()
    const files = await writeStudy(study, flags.out)
    print([...studySummaryLines(study, ink), '', files.html, files.json])
    if (flags.json) process.stdout.write(studyJson(study))
    return 0
  } catch (failure) {
    if (!interrupted.signal.aborted) throw failure
    process.stderr.write('retrograde: interrupted; no report was written\n')
    return interrupted.code()
  } finally {
    progress.hide()
    interrupted.close()
  }
}

/** The methods named, in the order in which they are run. Throws UsageError for others. */
function methodsOption(text: string | undefined): readonly MethodName[] {
  if (text === undefined) return methodNames
  const named = text.split(',').map(name => name.trim())
  const unknown = named.find(name => !methodNames.some(each => each === name))
  if (unknown === undefined) return methodNames.filter(name => named.includes(name))
  throw new UsageError(
    `--methods: expected names among ${methodNames.join(', ')}, got ${JSON.stringify(unknown)}`,
  )
}

/** What is to be looked into: a name, a module or an expression. UsageError for none, or two. */
async function subjectFrom(
  map: string | undefined,
  flags: EstimateFlags,
): Promise<Subject<unknown, unknown>> {
  const { expr } = flags
  if ((map === undefined) === (expr === undefined)) {
    const got = map === undefined ? 'neither' : 'both'
    throw new UsageError(`estimate: expected a random map or --expr, got ${got}`)
  }
  if (map !== undefined) {
    refuseExpressionOptions(flags, 'map')
    const named = builtIns.some(({ name }) => name === map)
    const isPath = !named && (/[./\\]/.test(map) || existsSync(map))
    if (isPath) return subjectOf(await loadModule(map))
    return builtIn(map) as unknown as Subject<unknown, unknown>
  }
  return expressionFrom(expr!, flags)
}
