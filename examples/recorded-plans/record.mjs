import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from '../../scripts/lib/paths.mjs';
import { main, say, Stop } from '../../scripts/lib/say.mjs';
import { withAws } from './recording/planWithAws.mjs';
import { differences, toTemplate } from './recording/toTemplate.mjs';
import { recordedValues } from './recording/values.mjs';

// Records the plans of the AWS modules: node examples/recorded-plans/record.mjs MIRROR
// MIRROR is a filesystem mirror of Terraform with the AWS provider 5.100.0; Terraform has to be on the PATH.
// With --plan MODULE and values as JSON in place of it, it prints what the provider plans with them.
const here = dirname(fileURLToPath(import.meta.url));
const [mirror, option, module, values] = process.argv.slice(2);

await main(async () => {
  if (!mirror) throw new Stop('Name the mirror that has the AWS provider.');
  if (option === '--plan') {
    const plans = await withAws({ mirror, module }, async plan => {
      const made = [];
      for (const each of JSON.parse(values)) made.push(await plan(each));
      return made;
    });
    say(JSON.stringify(plans));
    return;
  }
  for (const name of Object.keys(recordedValues)) {
    const recording = await record(name);
    const file = join(here, `${name}.json`);
    writeFileSync(file, `${JSON.stringify(recording, undefined, 2)}\n`);
    say(file);
  }
});

async function record(name) {
  const recorded = recordedValues[name];
  const folder = join(root, 'templates/modules', name);
  const files = readdirSync(folder).filter(file => file.endsWith('.tf'));
  const contents = files.map(file => readFileSync(join(folder, file), 'utf8'));
  const optional = contents
    .join('\n')
    .matchAll(/^variable "(\w+)" \{(?:\n .*)*\n +default/gm);
  const defaulted = [...optional].map(([, variable]) => variable);
  return withAws({ mirror, module: name }, async plan => {
    const made = await plan(recorded);
    const switched = {};
    for (const [variable, value] of Object.entries(recorded)) {
      if (typeof value !== 'boolean') continue;
      const other = await plan({ ...recorded, [variable]: !value });
      switched[variable] = differences({ one: made, other, value });
    }
    const required = Object.entries(recorded).filter(
      ([variable]) => !defaulted.includes(variable),
    );
    const { variables } = await plan(Object.fromEntries(required));
    return {
      module: name,
      files: Object.fromEntries(
        files.map((file, index) => [file, digestOf(contents[index])]),
      ),
      defaults: Object.fromEntries(
        defaulted.map(variable => [variable, variables[variable].value]),
      ),
      plan: toTemplate({ plan: made, values: recorded, switched }),
    };
  });
}

function digestOf(text) {
  return `sha256:${createHash('sha256').update(text).digest('hex')}`;
}
