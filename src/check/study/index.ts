export { type MethodFindings, runStudy, type StudyOptions } from './run.js'
export {
  type Consequence,
  isRefusal,
  type MethodName,
  type MethodResult,
  methodNames,
  type Rate,
  type Row,
  type Study,
} from './study.js'
