export * from './Grants';
export * from './GrantStore';
export * from './WindowFacts';
