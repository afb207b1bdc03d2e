import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../lib/run.mjs';
import { Stop } from '../lib/say.mjs';
import { readInstallPage } from './readInstallPage.mjs';

/** Does to a fresh app what docs/install.md tells its reader to do. */
export async function followInstallPage({ target, kind, toolchain, packed }) {
  const page = readInstallPage();
  const frontend = page[`Frontend, ${kind} system`];
  const edit = (file, change) => {
    const before = readFileSync(join(target, file), 'utf8');
    const after = change(before);
    if (after === before) throw new Stop(`${file} has no place for the step.`);
    writeFileSync(join(target, file), after);
  };

  for (const command of [...page.Backend.commands, ...frontend.commands]) {
    await yarn({ command, target, toolchain, packed });
  }
  edit('packages/backend/src/index.ts', text =>
    text.replace(
      'backend.start();',
      `${page.Backend.code['packages/backend/src/index.ts'].rest}\n\nbackend.start();`,
    ),
  );
  for (const yaml of [
    ...page.Backend.yaml,
    ...page['A token for pipelines'].yaml,
  ]) {
    appendFileSync(join(target, 'app-config.local.yaml'), yaml);
  }
  // app.packages: all is what a fresh app has, so the new system needs no code
  if (kind === 'legacy') editLegacyApp({ code: frontend.code, edit });
}

function editLegacyApp({ code, edit }) {
  const [app, entityPage, sidebar] = [
    'packages/app/src/App.tsx',
    'packages/app/src/components/catalog/EntityPage.tsx',
    'packages/app/src/components/Root/Root.tsx',
  ];
  const { imports, rest } = code[app];
  edit(
    app,
    text =>
      imports +
      text.replace(
        '<Route path="/create" element={<ScaffolderPage />} />',
        rest,
      ),
  );
  edit(
    entityPage,
    text =>
      code[entityPage].imports +
      text.replaceAll(
        '{overviewContent}\n    </EntityLayout.Route>',
        `{overviewContent}\n    </EntityLayout.Route>\n${code[entityPage].rest}`,
      ),
  );
  edit(
    sidebar,
    text =>
      code[sidebar].imports +
      text.replace('{/* End global nav */}', code[sidebar].rest),
  );
}

async function yarn({ command, target, toolchain, packed }) {
  const [program, ...args] = command.split(/\s+/);
  if (program !== 'yarn') throw new Stop(`"${command}" is not run here.`);
  for (const [name, { version }] of packed.files) {
    const added = args.find(each => each.startsWith(`${name}@`));
    if (added && added !== `${name}@^${version}`) {
      throw new Stop(`docs/install.md adds ${added}; this is ${version}.`);
    }
  }
  const [node, all] = toolchain.yarn(...args);
  const { code } = await run(node, all, { cwd: target, env: toolchain.env });
  if (code !== 0) throw new Stop(`${command} failed.`);
}
