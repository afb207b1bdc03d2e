export * from './describeDecision';
export * from './describeFormat';
