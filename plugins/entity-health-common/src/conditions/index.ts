export * from './evaluateAnswer';
export type {
  ExpectedStatusCode,
  HealthExpectation,
  JsonCondition,
  JsonScalar,
} from './expectation';
export { parseJsonPath, type JsonPathStep } from './jsonPath';
