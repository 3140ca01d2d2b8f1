import type { RunFile } from '../running/directory.js'

/** What runs differ in, with what each has, as text; "–" where it has nothing of the kind. */
export interface Difference {
  readonly option: string
  readonly values: readonly string[]
}

/** The options in which runs differ, and what they were made by where that differs. */
export function differences(files: readonly RunFile[]): Difference[] {
  const all = files.map(optionsOf)
  const options = [...new Set(all.flatMap(found => [...found.keys()]))]
  return options
    .map(option => ({ option, values: all.map(found => found.get(option) ?? '–') }))
    .filter(({ values }) => values.some(value => value !== values[0]))
}

function optionsOf({ configuration, share, by }: RunFile): Map<string, string> {
  const { arms, seeds, data, rows, ...rest } = configuration
  const each = (of: (arm: (typeof arms)[number]) => unknown) =>
    [...new Set(arms.map(arm => text(of(arm))))].join(' | ')
  const options = new Map<string, string>()
  const set = (option: string, value: unknown) => options.set(option, text(value))
  for (const [option, value] of Object.entries(rest)) set(option, value)
  set('arms', arms.map(({ name }) => name).join(', '))
  set('seeds', spans(seeds))
  set(
    'steps',
    each(({ at, work = 1 }) => Math.round(at.at(-1)! * work)),
  )
  set(
    'readings a path',
    each(({ at }) => at.length),
  )
  const keys = new Set(arms.flatMap(({ training }) => [...leaves(training).keys()]))
  for (const key of keys) {
    options.set(
      key,
      each(({ training }) => leaves(training).get(key) ?? '–'),
    )
  }
  for (const [option, value] of leaves({ rows, data })) {
    set(option, option.endsWith('.sha256') ? String(value).slice(0, 12) : value)
  }
  if (share !== undefined) set('share', `${share.index} of ${share.of}`)
  for (const [option, value] of leaves({ by })) set(option, value)
  return options
}

const text = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))

/** The values within plain data by the names that lead to them: "rule.h". */
function leaves(value: object, before = ''): Map<string, unknown> {
  const found = new Map<string, unknown>()
  for (const [name, inner] of Object.entries(value)) {
    if (inner === undefined) continue
    if (typeof inner !== 'object' || inner === null) found.set(before + name, inner)
    else if (Array.isArray(inner)) found.set(before + name, inner.join(', '))
    else for (const [path, leaf] of leaves(inner, `${before}${name}.`)) found.set(path, leaf)
  }
  return found
}

/** Integers as they are read: "1–5, 9". */
function spans(integers: readonly number[]): string {
  const runs: [number, number][] = []
  for (const i of integers) {
    const last = runs.at(-1)
    if (last !== undefined && i === last[1] + 1) last[1] = i
    else runs.push([i, i])
  }
  return runs.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(', ')
}
