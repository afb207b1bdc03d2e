export * from './answersUrl';
export * from './isPublicAddress';
export * from './rulePasses';
