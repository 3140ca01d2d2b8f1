import { relative } from 'node:path'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** How long each file took when first run: a later run of it may stop at its first failure. */
const durations = new Map<string, number>()

/**
 * The order in which test files meet a mutant: those that killed the mutant before first, for it
 * stood nearby, then the shortest. The first failure ends the run, so most never reach the long ones.
 */
export class KillersFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]) {
    const ranked = files.map(file => {
      const key = `${file.project.name}:${relative(this.ctx.config.root, file.moduleId)}`
      const { failed = false, duration = 0 } = this.ctx.cache.getFileTestResults(key) ?? {}
      if (duration > 0 && !durations.has(key)) durations.set(key, duration)
      // A file that was not loaded, since another had failed, counts as failed, in no time.
      return { file, killer: failed && duration > 0, duration: durations.get(key) ?? 0 }
    })
    return ranked
      .sort((a, b) => Number(b.killer) - Number(a.killer) || a.duration - b.duration)
      .map(({ file }) => file)
  }
}
