// Draws the figure of README.md: the loss along one realisation, as `verify` reports it.
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { readmeFigure } from '../property-tests/report/readme-figure.js'

const file = fileURLToPath(new URL('../docs/loss-on-iris.svg', import.meta.url))
writeFileSync(file, await readmeFigure())
