export * from './createRecorder';
