export * from './WallContent';
