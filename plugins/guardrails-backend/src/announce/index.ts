export * from './Announcer';
export * from './DecisionEvent';
export * from './instruments';
export { Deliveries, type Announcement, type Outbox } from './outbox';
export * from './startAnnouncing';
