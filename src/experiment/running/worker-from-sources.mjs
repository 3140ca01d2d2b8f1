// A thread does not inherit the loader of TypeScript; tsx gives it its own.
import { tsImport } from 'tsx/esm/api'

const { default: run } = await tsImport('./worker.ts', import.meta.url)

export default run
