export * from './Grants';
export * from './GrantStore';
