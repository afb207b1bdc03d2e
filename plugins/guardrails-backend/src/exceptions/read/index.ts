export * from './detailOf';
export * from './listExceptions';
export * from './selectExceptions';
export * from './summaryOf';
