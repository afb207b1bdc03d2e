export * from './evidenceOf';
export * from './readStories';
export * from './runStories';
export * from './snapshotOf';
export * from './storySchema';
