export * from './EngineError';
