export * from './Announcer';
export * from './DecisionEvent';
export * from './Outbox';
export * from './instruments';
export { Deliveries } from './outbox';
export * from './startAnnouncing';
