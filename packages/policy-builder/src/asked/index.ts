export * from './isAsked';
export * from './neverAsked';
