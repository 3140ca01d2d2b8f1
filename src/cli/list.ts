import { Command } from 'commander'
import { statements } from '../statement/index.js'

/** `retrograde list`: the statements, one a line. */
export function listCommand(): Command {
  return new Command('list').description('list the statements').action(() => {
    const width = Math.max(...statements.map(({ id }) => id.length))
    for (const { id, title, verdict } of statements) {
      process.stdout.write(`${id.padEnd(width)}  ${title.padEnd(32)}  ${verdict}\n`)
    }
  })
}
