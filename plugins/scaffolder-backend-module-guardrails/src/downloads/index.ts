export * from './Downloads';
export * from './readDownloads';
export * from './requirePinned';
export * from './takeCommits';
