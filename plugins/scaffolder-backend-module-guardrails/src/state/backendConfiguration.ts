import { join } from 'node:path';
import type { StateOptions } from '../config';

/** What a state belongs to. @public */
export type StateKey = { environment: string; resource: string };

/**
 * The `terraform { backend }` block of a run as JSON configuration: one state per environment and resource.
 * Encoding keeps two keys from meeting in one path, and `..` from leading out of it.
 * @internal
 */
export function backendConfiguration(options: {
  state: StateOptions;
  key: StateKey;
}): { terraform: { backend: Record<string, Record<string, string>> } } {
  const { state, key } = options;
  if (state.type === 'local') {
    const path = join(localFolder(state.directory, key), 'terraform.tfstate');
    return { terraform: { backend: { local: { path: literal(path) } } } };
  }
  const environment = pathSegment(key.environment);
  const resource = pathSegment(key.resource);
  const settings = Object.fromEntries(
    Object.entries(state.settings).map(([name, value]) => [
      name,
      literal(
        value
          .replaceAll('{environment}', environment)
          .replaceAll('{resource}', resource),
      ),
    ]),
  );
  return { terraform: { backend: { [state.name]: settings } } };
}

/** Folders of this machine that a run reads and writes its state in: its own one alone, never that of another target. @internal */
export function stateFolders(options: {
  state: StateOptions;
  key: StateKey;
}): string[] {
  const { state, key } = options;
  return state.type === 'local' ? [localFolder(state.directory, key)] : [];
}

function localFolder(directory: string, key: StateKey): string {
  return join(
    directory,
    pathSegment(key.environment),
    pathSegment(key.resource),
  );
}

function pathSegment(text: string): string {
  return encodeURIComponent(text).replace(/^\.+$/, dots =>
    '%2E'.repeat(dots.length),
  );
}

/** JSON configuration reads `${` and `%{` in strings as templates. */
function literal(text: string): string {
  return text.replaceAll('${', '$${').replaceAll('%{', '%%{');
}
