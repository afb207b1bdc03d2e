export * from './createScaffolderTaskPolicy';
export * from './createSearchPolicy';
export * from './reportTasksPrivate';
