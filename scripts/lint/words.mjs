// Lists words that readers stumble over, with what to write instead:
//   yarn lint:words            hits of every scope, counted
//   yarn lint:words ID ...     each hit of these scopes
import { isAllowed } from './words/isAllowed.mjs';
import { describeHit, findHits } from './words/findHits.mjs';
import { scopes } from './words/scopes.mjs';

const ids = process.argv.slice(2);
const unknown = ids.filter(id => !scopes.some(scope => scope.id === id));
if (unknown.length > 0) {
  const known = scopes.map(({ id }) => id).join(', ');
  process.stderr.write(`Unknown scope ${unknown.join(', ')}. Use ${known}.\n`);
  process.exit(1);
}
for (const scope of scopes) {
  const hits = findHits(scope).filter(hit => !isAllowed(hit));
  if (ids.length === 0) {
    const state = scope.on ? 'on ' : 'off';
    process.stdout.write(`${state} ${scope.id.padEnd(20)} ${hits.length}\n`);
  } else if (ids.includes(scope.id)) {
    hits.forEach(hit => process.stdout.write(`${describeHit(hit)}\n`));
  }
}
