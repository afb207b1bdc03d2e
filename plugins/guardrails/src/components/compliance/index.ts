export * from './ComplianceCard';
export * from './ComplianceContent';
