export * from './extensionPoint';
export { RecordedPlans } from './RecordedPlans';
export { refuseRecorded, replayPlan } from './replayPlan';
