export * from './readEvidence';
