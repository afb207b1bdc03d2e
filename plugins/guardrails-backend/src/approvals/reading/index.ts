export * from './approvalEventsOf';
export * from './boxOf';
export * from './consentText';
export * from './detailOf';
export * from './listRows';
export * from './show';
export * from './summaryOf';
