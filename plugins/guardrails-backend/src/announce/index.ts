export * from './Announcer';
export * from './DecisionEvent';
export * from './instruments';
