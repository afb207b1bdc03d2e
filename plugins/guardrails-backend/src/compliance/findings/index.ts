export * from './FindingsRecorder';
