import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dataSubfolder } from '../lib/paths.mjs';

/** File below the data folder, and the environment variable that app-config.yaml reads it from. */
const secrets = {
  // a caller with this token is the service `demo-shell`, and may talk to the guardrails plugin alone
  token: 'GUARDRAILS_DEMO_TOKEN',
  // signs the tokens that backend plugins show one another
  'backend-secret': 'BACKEND_SECRET',
  // key of the hashes over sensitive values: without it they could be guessed
  'installation-key': 'GUARDRAILS_INSTALLATION_KEY',
};

/** Creates what is missing, each readable by its owner alone, and returns all as environment variables. */
export function readOrCreateSecrets() {
  const folder = dataSubfolder();
  const environment = {};
  for (const [name, variable] of Object.entries(secrets)) {
    const file = join(folder, name);
    if (!existsSync(file)) {
      writeFileSync(file, randomBytes(32).toString('base64url'), {
        mode: 0o600,
        flag: 'wx',
      });
    }
    chmodSync(file, 0o600);
    environment[variable] = readFileSync(file, 'utf8').trim();
  }
  return environment;
}
