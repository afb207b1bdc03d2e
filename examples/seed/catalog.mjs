import { serviceEntities } from '../services/entities.mjs';
import { organisation } from './organisation/index.mjs';
import { catalogFile } from './yaml.mjs';

/**
 * The catalog files of the demo by name: the organisation where history is asked for, and the services with the ports
 * that they listen on, if they run.
 */
export function catalogFiles({ seed, history, ports }) {
  return {
    ...(ports && {
      'catalog/services.yaml': catalogFile(serviceEntities(ports)),
    }),
    ...(history && {
      'catalog/organisation.yaml': catalogFile(organisation({ seed, ports })),
    }),
  };
}
