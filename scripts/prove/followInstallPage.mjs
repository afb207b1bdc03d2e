import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../lib/run.mjs';
import { Stop } from '../lib/say.mjs';
import { families, JOINED } from './families.mjs';
import { readInstallPage } from './readInstallPage.mjs';

/** Does to a fresh app what docs/install.md tells its reader to do for one family of plugins. */
export async function followInstallPage({
  target,
  kind,
  family,
  toolchain,
  packed,
}) {
  const page = readInstallPage();
  const { section } = families[family];
  const find = title => page[section ? `${section} > ${title}` : title];
  const backend = find('Backend');
  const frontend = find(`Frontend, ${kind} system`);
  const edit = editIn(target);

  for (const command of [...backend.commands, ...frontend.commands]) {
    await yarn({ command, target, toolchain, packed });
  }
  addToBackend({ code: backend.code, edit });
  for (const yaml of [
    ...backend.yaml,
    ...(family === 'guardrails' ? page['A token for pipelines'].yaml : []),
  ]) {
    appendFileSync(join(target, 'app-config.local.yaml'), yaml);
  }
  // app.packages: all is what a fresh app has, so the new system needs no code
  if (kind === 'legacy') editLegacyApp({ code: frontend.code, edit });
}

/** Adds the modules that join the families, where all of them are installed. */
export async function followJoinedSteps({ target, toolchain, packed }) {
  const { commands, code } = readInstallPage()[JOINED];
  for (const command of commands) {
    await yarn({ command, target, toolchain, packed });
  }
  addToBackend({ code, edit: editIn(target) });
}

function editIn(target) {
  return (file, change) => {
    const before = readFileSync(join(target, file), 'utf8');
    const after = change(before);
    if (after === before) throw new Stop(`${file} has no place for the step.`);
    writeFileSync(join(target, file), after);
  };
}

function addToBackend({ code, edit }) {
  const file = 'packages/backend/src/index.ts';
  edit(file, text =>
    text.replace(
      'backend.start();',
      `${code[file].parts.join('\n')}\n\nbackend.start();`,
    ),
  );
}

const SCAFFOLDER_ROUTE =
  '<Route path="/create" element={<ScaffolderPage />} />';

function editLegacyApp({ code, edit }) {
  const [app, entityPage, sidebar] = [
    'packages/app/src/App.tsx',
    'packages/app/src/components/catalog/EntityPage.tsx',
    'packages/app/src/components/Root/Root.tsx',
  ];
  const routes = code[app].parts.map(asChild).join('\n');
  edit(
    app,
    text =>
      code[app].imports +
      text
        .replace(
          SCAFFOLDER_ROUTE,
          routes.includes('path="/create"') ? '' : SCAFFOLDER_ROUTE,
        )
        .replace('</FlatRoutes>', `${routes}\n</FlatRoutes>`),
  );
  const parts = code[entityPage].parts.map(asChild);
  const isTab = part => part.startsWith('<EntityLayout.Route');
  edit(
    entityPage,
    text =>
      code[entityPage].imports +
      text
        .replaceAll(
          '{overviewContent}\n    </EntityLayout.Route>',
          `{overviewContent}\n    </EntityLayout.Route>\n${parts
            .filter(isTab)
            .join('\n')}`,
        )
        .replaceAll(
          '{entityWarningContent}\n',
          `{entityWarningContent}\n${parts
            .filter(part => !isTab(part))
            .join('\n')}\n`,
        ),
  );
  edit(
    sidebar,
    text =>
      code[sidebar].imports +
      text.replace(
        '{/* End global nav */}',
        `${code[sidebar].parts
          .map(asChild)
          .join('\n')}\n{/* End global nav */}`,
      ),
  );
}

/** On the page each element is a statement; in the app it is a child of another element. */
function asChild(part) {
  return part.replace(/;$/, '');
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
