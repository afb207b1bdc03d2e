export * from './originsOf';
export * from './overlayParameters';
