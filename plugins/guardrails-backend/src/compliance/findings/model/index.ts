export * from './coverageOf';
export * from './FindingLife';
export * from './FindingSource';
export * from './observe';
export * from './Sighting';
