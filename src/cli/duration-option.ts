import { UsageError } from './usage.js'

const units: Readonly<Record<string, number>> = { ms: 0.001, s: 1, min: 60, h: 3600 }

/** Seconds from "10s", "500ms", "2min", or a plain number of them. UsageError for what is none. */
export function durationOption(text: string, option: string): number {
  const match = /^\s*(\d+(?:\.\d*)?|\.\d+)\s*(ms|s|min|h)?\s*$/.exec(text)
  const seconds = match ? Number(match[1]) * units[match[2] ?? 's']! : Number.NaN
  if (seconds > 0 && seconds <= 1e6) return seconds
  throw new UsageError(
    `${option}: expected a time such as 10s, 500ms or 2min, got ${JSON.stringify(text)}`,
  )
}
