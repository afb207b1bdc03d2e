export * from './ExceptionUses';
export * from './Grants';
export * from './GrantStore';
export * from './WindowFacts';
