export * from './actor';
export * from './facts';
export * from './input';
export * from './madeFrom';
export * from './source';
export * from './subject';
export * from './target';
export * from './time';
