import { Command } from 'commander'
import { checkedDataLines, coloured, dataLines, plain } from '../report/index.js'
import type { DataSource } from '../tensor/data/data-source.js'
import { needFolder } from './folder-option.js'
import { progressOn } from './progress.js'
import { UsageError } from './usage.js'

interface DataFlags {
  readonly data?: string
  readonly json?: boolean
}

// Loaded for this command alone.
const load = () => import('../tensor/data/index.js')

const help = `
Data are looked for in --data, then RETROGRADE_DATA, then ~/.cache/retrograde/data (or where
XDG_CACHE_HOME has its caches), then /usr/share/datasets and /usr/local/share/datasets. What is
fetched goes to the first of the first three that is given, and a download that was cut goes on
where it stopped.

Exit code: 0 all is well, 1 data are bad or can't be fetched, or what was to be checked is missing,
2 wrong usage.`

/** `retrograde data list|fetch|check`: the data sets, where they are, and whether they are right. */
export function dataCommand(
  exit: (code: number) => void,
  sources?: readonly DataSource[],
): Command {
  const flags = (command: Command) =>
    command.option('--data <folder>', 'where to look first').addHelpText('after', help)
  const command = new Command('data').description('list, fetch and check the data sets to train on')
  flags(command.command('list').description('list the data sets, and where each is'))
    .option('--json', 'print it as JSON')
    .action(options => list(options, sources))
  flags(command.command('fetch').description('download a data set, or go on with it'))
    .argument('<name>', 'the data set')
    .action(async (name, options) => exit(await fetchOne(name, options, sources)))
  flags(command.command('check').description('check structure and checksums of what is there'))
    .argument('[names...]', 'the data sets; all unless given')
    .option('--json', 'print it as JSON')
    .action(async (names, options) => exit(await check(names, options, sources)))
  return command
}

async function list({ data, json }: DataFlags, sources?: readonly DataSource[]): Promise<void> {
  await needFolder(data)
  const { catalogue, searchedFolders } = await load()
  const folders = searchedFolders(data)
  const listed = await Promise.all(
    (sources ?? catalogue).map(async source => ({ source, finding: await source.find(folders) })),
  )
  if (!json) return print(dataLines(listed, ink()))
  print([
    JSON.stringify(
      listed.map(({ source: { name, about, rows, shape, classes, standard }, finding }) => ({
        name,
        about,
        rows,
        shape,
        classes: classes ?? null,
        normalisation: standard.text,
        ...finding,
      })),
      null,
      2,
    ),
  ])
}

async function fetchOne(
  name: string,
  { data }: DataFlags,
  sources?: readonly DataSource[],
): Promise<number> {
  const { catalogue, DataError, fetchDataSet, fetchFolder, sourceOf } = await load()
  const source = sourceOf(name, sources ?? catalogue)
  if (!source.publication) {
    const others = (sources ?? catalogue).flatMap(other => (other.publication ? other.name : []))
    throw new UsageError(`fetch: expected one of ${others.join(', ')}, got ${name}`)
  }
  const progress = progressOn(process.stderr)
  let shown = ''
  try {
    const folder = await fetchDataSet(source, fetchFolder(data), (file, done, total) => {
      const [megabytes, of] = [Math.floor(done / 1e6), Math.ceil(total / 1e6)]
      if (shown === `${file} ${megabytes}`) return
      shown = `${file} ${megabytes}`
      progress.show(megabytes, of, `MB ${file}`)
    })
    progress.hide()
    print([folder])
    return 0
  } catch (error) {
    if (!(error instanceof DataError)) throw error
    progress.hide()
    process.stderr.write(`retrograde: ${error.message}\n`)
    return 1
  } finally {
    progress.hide()
  }
}

async function check(
  names: readonly string[],
  { data, json }: DataFlags,
  sources?: readonly DataSource[],
): Promise<number> {
  await needFolder(data)
  const { catalogue, checkDataSet, searchedFolders, sourceOf } = await load()
  const all = sources ?? catalogue
  const chosen = names.length === 0 ? all : names.map(name => sourceOf(name, all))
  const folders = searchedFolders(data)
  let code = 0
  const checked = []
  for (const source of chosen) {
    const one = await checkDataSet(source, folders)
    checked.push(one)
    if (!json) print(checkedDataLines([one], ink()))
    const lacks = one.finding.status === 'missing' && names.length > 0
    if (lacks || one.faults.length > 0) code = 1
  }
  if (json) print([JSON.stringify(checked, null, 2)])
  return code
}

/** Throws UsageError unless --data, where given, is a folder. */
const ink = () => (process.stdout.isTTY && !process.env.NO_COLOR ? coloured : plain)
const print = (lines: readonly string[]): void => {
  process.stdout.write(lines.map(line => `${line}\n`).join(''))
}
