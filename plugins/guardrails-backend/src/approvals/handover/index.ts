export * from './candidatesOf';
export * from './handBack';
export * from './handOver';
