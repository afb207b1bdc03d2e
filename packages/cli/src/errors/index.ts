export * from './CliError';
export * from './describeError';
