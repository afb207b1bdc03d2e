export * from './GuardrailsRoutes';
export * from './SubPage';
