import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { say, Stop } from '../lib/say.mjs';
import { familyOf } from './families.mjs';

/** A family that is installed alone brings no package of another one. */
export function checkInstalled({ target, chosen }) {
  const installed = readdirSync(
    join(target, 'node_modules/@backstage-guardrails'),
  );
  const others = installed.filter(name => {
    const family = familyOf(name);
    return family !== undefined && !chosen.includes(family);
  });
  if (others.length > 0) {
    throw new Stop(`${chosen.join(', ')} also installs ${others.join(', ')}.`);
  }
  say(`  ${installed.length} packages of ours, none of another family`);
}
