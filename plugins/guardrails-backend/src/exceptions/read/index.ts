export * from './detailOf';
export * from './eventsOfDecision';
export * from './listExceptions';
export * from './selectExceptions';
export * from './summaryOf';
