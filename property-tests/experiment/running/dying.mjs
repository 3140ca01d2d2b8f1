// Imported before a run (`node --import`): sends it a signal at a point of its writing.
// DIE is "SIGKILL:37:half": at the 37th line appended to metrics.jsonl, before it, in the middle of it,
// or after it; "SIGKILL:1:draft" before the first checkpoint takes its name, "named" after it has.
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

const [signal, count, where] = process.env.DIE.split(':')
const die = () => process.kill(process.pid, signal)
const { appendFileSync } = fs
let lines = 0
fs.appendFileSync = (path, text) => {
  if (!path.endsWith('metrics.jsonl') || ++lines !== Number(count))
    return appendFileSync(path, text)
  if (where === 'half') appendFileSync(path, text.slice(0, text.length / 2))
  if (where === 'before' || where === 'half') die()
  if (where !== 'half' || signal !== 'SIGKILL') appendFileSync(path, text)
  if (where === 'after') die()
}
const { rename } = fs.promises
let checkpoints = 0
fs.promises.rename = async (from, to) => {
  const mine = to.endsWith('.safetensors') && ++checkpoints === Number(count)
  if (mine && where === 'draft') die()
  await rename(from, to)
  if (mine && where === 'named') die()
}
syncBuiltinESMExports()
