import { Command } from 'commander'
import { version } from './version.js'

/** `retrograde doctor`: which tensor backends are there, how fast, and how to get the others. */
export function doctorCommand(): Command {
  return new Command('doctor')
    .description('list the tensor backends, what is missing, and how to get it')
    .option('--json', 'print it as JSON')
    .action(async ({ json }: { json?: boolean }) => {
      // tfjs takes a second to load, and is loaded for the commands that need it alone.
      const { doctor } = await import('../tensor/doctor.js')
      const { closeWebGpu } = await import('../tensor/backend-webgpu.js')
      const { coloured, doctorLines, plain } = await import('../report/index.js')
      const report = await doctor()
      closeWebGpu()
      const ink = process.stdout.isTTY && !process.env.NO_COLOR ? coloured : plain
      const text = json
        ? JSON.stringify({ version, ...report }, null, 2)
        : doctorLines(report, version, ink).join('\n')
      process.stdout.write(`${text}\n`)
    })
}
