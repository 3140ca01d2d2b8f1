import { Command } from 'commander'
import { mergeShares } from '../experiment/index.js'
import { refuseEmpty } from './folder-option.js'
import { runEnd } from './run-end.js'

const help = `
Examples:
  retrograde run fig4 --index 0 --of 2
  retrograde run fig4 --index 1 --of 2
  retrograde merge runs/fig4-*-of-2

Exit code: 0 done, 2 shares that do not make one run: nothing is written then.`

/** `retrograde merge <share…>`: joins the shares of a run into one. */
export const mergeCommand = (): Command =>
  new Command('merge')
    .description('join the shares of a run into one')
    .argument('<share...>', 'run directories, of run with --index and --of')
    .option(
      '--out <folder>',
      'the run directory; runs/<experiment>-<digest of it all> unless given',
    )
    .option('--json', 'print the run directory and its configuration as JSON')
    .addHelpText('after', help)
    .action(async (paths: readonly string[], flags: { out?: string; json?: boolean }) => {
      refuseEmpty(flags.out)
      const path = await mergeShares(paths, { under: 'runs', out: flags.out })
      if (!flags.json) process.stdout.write(`${path}\n`)
      process.stdout.write(await runEnd(path, flags.json))
    })
