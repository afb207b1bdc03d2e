import { groups } from './groups.mjs';
import { systems } from './systems.mjs';

/**
 * The demo organisation, beside what `examples/organisation.yaml` and `systems.yaml` have and the entities of the demo
 * services. `ports` are those of the services, by name, for the endpoints of other components.
 */
export function organisation({ seed, ports }) {
  return [...groups(), ...systems({ seed, ports })];
}
