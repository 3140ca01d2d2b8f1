export { checkHtml } from './check-html.js'
export { checkJson } from './check-json.js'
export { answerLines, checkHeaderLines, checkSummaryLines } from './check-lines.js'
export { compared, MOST_RUNS } from './compared.js'
export { comparedJson } from './compared-json.js'
export { comparedLines } from './compared-lines.js'
export { checkedDataLines, dataLines } from './data-lines.js'
export { doctorLines } from './doctor-lines.js'
export { durationText } from './duration.js'
export { errataMarkdown } from './errata.js'
export { figureSvg } from './figure-svg.js'
export { verifyHtml } from './html.js'
export { coloured, type Ink, plain } from './ink.js'
export { verifyJson } from './json.js'
export { mathml, TexError } from './math.js'
export { NotFiniteError } from './print-json.js'
export { runCostLines } from './run-lines.js'
export { runReportLines, runTitleLines } from './run-report-lines.js'
export { studyHtml } from './study-html.js'
export { studyJson } from './study-json.js'
export { methodLines, studyHeaderLines, studySummaryLines } from './study-lines.js'
export { summaryLines } from './summary.js'
export { failureLines, headerLines, statementLine, tableWidth } from './table.js'
export { trainingHeaderLines, trainingLines, trainingSummaryLines } from './training-lines.js'
export {
  OutputError,
  prepareFolder,
  type ReportFiles,
  writeCheckReport,
  writeReport,
  writeStudy,
} from './write.js'
export { comparedFolder, writeCompared } from './write-compared.js'
export { type RunReport, writeRunReport } from './write-run.js'
