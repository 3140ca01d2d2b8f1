export { type Advice, type Answer, type CheckReport, type Standing, sound } from './answer.js'
export { type CheckOptions, check } from './check.js'
export {
  type LipschitzClaim,
  type LipschitzSearch,
  refuteLipschitz,
  type StretchBy,
} from './lipschitz-search.js'
export { type Subject, SubjectError, subjectOf } from './subject.js'
