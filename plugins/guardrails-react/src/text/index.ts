export {
  useDescribeDecision,
  type DescribedDecision,
} from './describeDecision';
export * from './describeFormat';
export * from './describeHeadline';
