import { setPriority } from 'node:os';
import { billingFiles } from './billing/index.mjs';
import { GeneratedFiles } from './GeneratedFiles.mjs';

// Writes the bills of the demo: node examples/seed/writeBilling.mjs FOLDER DAY. The folder says which seed it has.
const [folder, until] = process.argv.slice(2);

// the portal starts meanwhile, and goes first
setPriority(10);
const files = new GeneratedFiles(folder);
const { seed, first } = files.from;
for (const [name, content] of billingFiles({ seed, first, until })) {
  files.write(name, content);
}
