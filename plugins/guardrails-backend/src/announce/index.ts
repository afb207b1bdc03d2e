export * from './Announcer';
export * from './createAnnouncements';
export * from './DecisionEvent';
export * from './instruments';
export * from './OpenRuns';
export { Deliveries, type Announcement, type Outbox } from '../record/outbox';
