export { demoMarkModule } from './module';
