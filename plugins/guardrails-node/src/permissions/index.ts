export * from './createScaffolderTaskPolicy';
export * from './reportTasksPrivate';
