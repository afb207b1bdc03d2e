export * from './distinctResults';
export * from './Question';
export * from './questionsOf';
