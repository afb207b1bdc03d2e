import { existsSync } from 'node:fs';
import { readFile, symlink } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { BackendFeature } from '@backstage/backend-plugin-api';
import { databaseServiceFactory } from '@backstage/backend-defaults/database';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import type { JsonObject } from '@backstage/types';
import { parse } from 'yaml';
import catalogGuardrails from '@backstage-guardrails/plugin-catalog-backend-module-guardrails';
// The whole portal is under test here, and the real decision service is part of it.
// eslint-disable-next-line @backstage/no-mixed-plugin-imports
import guardrailsBackend from '@backstage-guardrails/plugin-guardrails-backend';
import catalogBackend from '@backstage/plugin-catalog-backend';
import catalogTemplates from '@backstage/plugin-catalog-backend-module-scaffolder-entity-model';
import scaffolderBackend from '@backstage/plugin-scaffolder-backend';
import { EMBEDDED_IN_PRODUCTION } from '../config';
import scaffolderGuardrails from '../index';
import { signIn, tokenOf } from './signIn';
import { temporaryDirectory } from './temporaryDirectory';
import { waitFor } from './waitFor';

const REPOSITORY = resolve(__dirname, '../../../..');
const PATIENCE_MS = 90_000;
const POLL_MS = 100;

type Task = {
  id: string;
  status: string;
  output?: { text?: Array<{ content?: string }>; links?: Array<JsonObject> };
  error?: { name: string; message: string };
  log: string[];
};

/** A portal with scaffolder, catalog and decision service, spoken to over HTTP as a browser would. */
export class Portal {
  private constructor(
    readonly root: string,
    private readonly backend: Awaited<ReturnType<typeof startTestBackend>>,
    readonly url: string,
  ) {}

  static async start(
    root: string,
    modules: Array<{ id: string; path: string }> = [],
    more: {
      features?: BackendFeature[];
      guardrails?: JsonObject;
      permission?: JsonObject;
    } = {},
  ): Promise<Portal> {
    const appConfig = parse(
      await readFile(join(REPOSITORY, 'app-config.yaml'), 'utf8'),
    );
    const {
      sealingKey: _key,
      dataDirectory: _data,
      ...guardrails
    } = appConfig.guardrails;
    const absolute = (path: string) =>
      resolve(REPOSITORY, 'packages/backend', path);
    await makeDatabaseFolder(join(root, 'db'));
    const config = {
      app: { baseUrl: 'https://portal.example' },
      backend: {
        baseUrl: 'http://localhost:0',
        listen: { port: 0 },
        database: {
          client: 'better-sqlite3',
          connection: { directory: join(root, 'db') },
        },
        reading: { allow: [] },
      },
      catalog: {
        locations: [
          {
            type: 'file',
            target: join(REPOSITORY, 'examples/organisation.yaml'),
            rules: [{ allow: ['User', 'Group'] }],
          },
          { type: 'file', target: join(REPOSITORY, 'examples/systems.yaml') },
          {
            type: 'file',
            target: join(REPOSITORY, 'templates/*/template.yaml'),
            rules: [{ allow: ['Template'] }],
          },
          {
            type: 'file',
            target: join(__dirname, 'templates.yaml'),
            rules: [{ allow: ['Template'] }],
          },
        ],
        rules: [{ allow: ['Component', 'System', 'Domain', 'Resource'] }],
        // Otherwise each entity is waited for, for up to a second.
        stitchingStrategy: { pollingInterval: { milliseconds: 100 } },
      },
      ...(more.permission && { permission: more.permission }),
      guardrails: {
        ...guardrails,
        ...more.guardrails,
        modules: [
          ...guardrails.modules.map((module: { id: string; path: string }) => ({
            ...module,
            path: absolute(module.path),
          })),
          ...modules,
        ],
        dataDirectory: join(root, 'data'),
        // Its ledger ends with the test.
        ledger: { unanchored: 'accepted' },
        // A benchmark measures what production runs.
        terraform: {
          ...guardrails.terraform,
          runner: { inProduction: EMBEDDED_IN_PRODUCTION },
        },
      },
    };
    const backend = await startTestBackend({
      features: [
        catalogBackend,
        catalogTemplates,
        catalogGuardrails,
        scaffolderBackend,
        scaffolderGuardrails,
        guardrailsBackend,
        mockServices.rootLogger.factory({ level: 'warn' }),
        mockServices.rootConfig.factory({ data: config }),
        databaseServiceFactory,
        ...signIn,
        ...(more.features ?? []),
      ],
    });
    return new Portal(
      root,
      backend,
      `http://localhost:${backend.server.port()}`,
    );
  }

  async stop(): Promise<void> {
    await this.backend.stop();
  }

  /** Runs a template as somebody and waits for its end. */
  async run(
    template: string,
    values: JsonObject,
    user = 'user:default/developer-payments',
  ): Promise<Task> {
    const id = await this.begin(template, values, user);
    return this.end(id, user);
  }

  async begin(
    template: string,
    values: JsonObject,
    user = 'user:default/developer-payments',
  ): Promise<string> {
    const templateRef = `template:default/${template}`;
    await this.entity(templateRef, user);
    const response = await this.call('POST', '/api/scaffolder/v2/tasks', {
      user,
      body: { templateRef, values },
    });
    if (response.status !== 201) {
      throw new Error(`${response.status} ${JSON.stringify(response.body)}`);
    }
    return (response.body as { id: string }).id;
  }

  async end(
    id: string,
    user = 'user:default/developer-payments',
  ): Promise<Task> {
    const status = await waitFor(
      async () => {
        const { body } = await this.call(
          'GET',
          `/api/scaffolder/v2/tasks/${id}`,
          {
            user,
          },
        );
        const task = body as { status: string };
        return !['open', 'processing'].includes(task.status) && task.status;
      },
      PATIENCE_MS,
      POLL_MS,
    );
    const { body } = await this.call(
      'GET',
      `/api/scaffolder/v2/tasks/${id}/events`,
      { user },
    );
    const events = body as Array<{
      type: string;
      body: { message: string; output?: Task['output']; error?: Task['error'] };
    }>;
    const completion = events
      .filter(({ type }) => type === 'completion')
      .at(-1);
    return {
      id,
      status,
      output: completion?.body.output,
      error: completion?.body.error,
      log: events.map(event => event.body.message),
    };
  }

  /** Waits for an entity to be in the catalog. */
  async entity(
    ref: string,
    user = 'user:default/developer-payments',
  ): Promise<Entity> {
    return waitFor(() => this.findEntity(ref, user), 30_000, POLL_MS);
  }

  async findEntity(
    ref: string,
    user = 'user:default/developer-payments',
  ): Promise<Entity | undefined> {
    const [, kind, namespace, name] = /^(.+):(.+)\/(.+)$/.exec(ref)!;
    const { status, body } = await this.call(
      'GET',
      `/api/catalog/entities/by-name/${kind}/${namespace}/${name}`,
      { user },
    );
    return status === 200 ? (body as Entity) : undefined;
  }

  async call(
    method: string,
    path: string,
    options: { user?: string; token?: string; body?: unknown } = {},
  ): Promise<{ status: number; body: unknown }> {
    const {
      user = 'user:default/developer-payments',
      token = tokenOf(user),
      body,
    } = options;
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: {
        Authorization: `Bearer ${token}`,
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json');
    return { status: response.status, body: isJson ? JSON.parse(text) : text };
  }
}

/**
 * The databases are apart from the rest, because they may be in memory (`scripts/test/databaseFolder.mjs`). A portal
 * that starts again finds them.
 */
async function makeDatabaseFolder(folder: string): Promise<void> {
  if (existsSync(folder)) return;
  const databases = process.env.GUARDRAILS_TEST_DATABASES;
  await symlink(await temporaryDirectory(databases), folder);
}
