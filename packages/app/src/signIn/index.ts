export { signInModule } from './module';
export { PersonaSwitch } from './PersonaSwitch';
