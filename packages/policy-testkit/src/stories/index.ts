export * from './evidenceOf';
export * from './readStories';
export * from './runStories';
export * from './storySchema';
