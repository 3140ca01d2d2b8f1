// A thread does not inherit the test runner's TypeScript; tsx gives it its own.
import { tsImport } from 'tsx/esm/api'

await tsImport('./realise.ts', import.meta.url)
