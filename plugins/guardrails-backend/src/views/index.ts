export * from './createViews';
