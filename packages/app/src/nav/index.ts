export { navModule } from './module';
