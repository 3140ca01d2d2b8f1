// Decides the algebraic cores and prints them; exit code 1 where one does not come out as it should.
import { cores } from './cores/index.js'
import { openSolver } from './decide.js'
import { judge, sound } from './judge.js'
import { lines, summary } from './lines.js'

const solver = await openSolver()
try {
  const judgements = []
  for (const core of cores) {
    const judgement = await judge(solver, core)
    judgements.push(judgement)
    console.log(lines(judgement).join('\n'))
  }
  console.log(`${summary(judgements)} (Z3 ${solver.version}).`)
  if (!judgements.every(sound)) process.exitCode = 1
} finally {
  await solver.close()
}
