export { demoDatabaseModule as default } from './module';
