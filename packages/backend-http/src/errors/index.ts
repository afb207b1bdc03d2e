export * from './answerErrors';
export * from './isStoreAway';
export * from './ServiceError';
export * from './storeRefusal';
