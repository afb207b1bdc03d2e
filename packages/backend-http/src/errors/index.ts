export * from './answerErrors';
export * from './isStoreAway';
export * from './Refusal';
export * from './storeRefusal';
