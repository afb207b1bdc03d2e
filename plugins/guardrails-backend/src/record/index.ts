export * from './recordEvents';
