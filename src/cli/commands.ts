import type { Command } from 'commander'

type Exit = (code: number) => void

/** A command by name; what it is made of is loaded when it is asked for. */
export interface LazyCommand {
  readonly name: string
  /** What it takes, as its usage says. */
  readonly takes: string
  readonly description: string
  /** Made to call `exit` with the exit code, where that is not 0. */
  load(exit: Exit): Promise<Command>
}

/** The commands in the order of the help. Their modules take up to a second to load, one does not. */
export const commands: readonly LazyCommand[] = [
  {
    name: 'verify',
    takes: '[options] [ids...]',
    description: 'check the statements, and report in the terminal, as HTML and as JSON',
    load: async exit => (await import('./verify.js')).verifyCommand(exit),
  },
  {
    name: 'check',
    takes: '[options] [module]',
    description: 'look into a random map of your own: a module, or an expression',
    load: async exit => (await import('./check.js')).checkCommand(exit),
  },
  {
    name: 'estimate',
    takes: '[options] [map]',
    description: 'how contractive is a random map: globally, locally, on average, along paths?',
    load: async exit => (await import('./estimate.js')).estimateCommand(exit),
  },
  {
    name: 'data',
    takes: '[command]',
    description: 'list, fetch and check the data sets to train on',
    load: async exit => (await import('./data.js')).dataCommand(exit),
  },
  {
    name: 'train',
    takes: '[options] <model>',
    description: 'train a network on the same batches in several orders',
    load: async exit => (await import('./train.js')).trainCommand(exit),
  },
  {
    name: 'run',
    takes: '[options] <experiment>',
    description: 'run a network experiment, or go on with one',
    load: async exit => (await import('./run.js')).runCommand(exit),
  },
  {
    name: 'plan',
    takes: '[options] <experiment>',
    description: 'say what a network experiment would take',
    load: async exit => (await import('./run.js')).planCommand(exit),
  },
  {
    name: 'launch',
    takes: '[options] <scheduler> <experiment>',
    description: 'write a job file that runs a network experiment in shares',
    load: async () => (await import('./launch.js')).launchCommand(),
  },
  {
    name: 'merge',
    takes: '[options] <share...>',
    description: 'join the shares of a run into one',
    load: async () => (await import('./merge.js')).mergeCommand(),
  },
  {
    name: 'report',
    takes: '[options] <run...>',
    description: 'tables and figures of runs, and runs beside one another',
    load: async () => (await import('./report.js')).reportCommand(),
  },
  {
    name: 'doctor',
    takes: '[options]',
    description: 'list the tensor backends, what is missing, and how to get it',
    load: async () => (await import('./doctor.js')).doctorCommand(),
  },
  {
    name: 'list',
    takes: '',
    description: 'list the statements',
    load: async () => (await import('./list.js')).listCommand(),
  },
]
