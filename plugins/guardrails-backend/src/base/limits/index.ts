export * from './ConcurrencyLimiter';
export * from './overQuota';
export * from './QuotaLimits';
export * from './Quotas';
export * from './RateLimiter';
export * from './TtlCache';
