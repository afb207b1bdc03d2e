export * from './clock';
export * from './connect';
export * from './encoding';
export * from './idOfCursor';
export * from './isStoreAway';
export * from './newestOf';
export * from './tables';
export * from './timeIntervalOf';
