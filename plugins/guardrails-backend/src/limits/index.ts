export * from './Gate';
export * from './RateLimiter';
export * from './TtlCache';
