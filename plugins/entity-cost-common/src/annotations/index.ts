export { BUDGET_ANNOTATION } from './parseBudget';
export {
  type AnnotationProblem,
  type AnnotationProblemCode,
  MAX_ANNOTATION_LENGTH,
} from './problems';
export {
  claimAnnotations,
  costCenterAnnotations,
  type CostDeclaration,
  readCostDeclaration,
} from './readCostDeclaration';
