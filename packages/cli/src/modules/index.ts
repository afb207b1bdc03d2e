export * from './digestModule';
