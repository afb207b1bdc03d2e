export * from './claimDue';
export * from './countNotified';
export * from './DatabaseOutbox';
export * from './Deliveries';
export * from './rows';
export * from './settle';
