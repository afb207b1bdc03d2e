import { isAbsolute, resolve } from 'node:path';
import { parse } from 'yaml';
import type { Config } from '@backstage/config';
import type { Condition } from '@backstage-guardrails/plugin-guardrails-node';
import {
  digestSchema,
  registeredModuleDigest,
  type Digest,
} from '@backstage-guardrails/policy-model';
import { ActionError } from '../errors';
import { digestText } from '../plans/digest';
import { moduleDefinitionSchema, type ModuleDefinition } from './definition';
import { readModuleFiles } from './readModuleFiles';
import type { TerraformModule } from './TerraformModule';

type Registration = {
  id: string;
  directory: string;
  digest?: string;
  downloads: ReadonlySet<Digest>;
};

/**
 * The modules that the operator registered in `guardrails.modules`. Nothing else is ever planned.
 * @public
 */
export class ModuleRegistry {
  readonly #registrations: ReadonlyMap<string, Registration>;

  private constructor(registrations: Registration[]) {
    this.#registrations = new Map(registrations.map(r => [r.id, r]));
  }

  static fromConfig(root: Config): ModuleRegistry {
    const entries = root.getOptionalConfigArray('guardrails.modules') ?? [];
    return new ModuleRegistry(
      entries.map(entry => {
        const path = entry.getString('path');
        return {
          id: entry.getString('id'),
          directory: isAbsolute(path) ? path : resolve(path),
          digest: entry.getOptionalString('digest'),
          downloads: readDownloads(entry),
        };
      }),
    );
  }

  /** For the report at start: a module without a digest is whatever its folder holds on the day. */
  describePinning(): Condition {
    const about = {
      id: 'modules-pinned',
      title: 'Every registered module is pinned to a digest',
    };
    const floating = [...this.#registrations.values()].filter(
      ({ digest }) => !digest,
    );
    return floating.length === 0
      ? { ...about, fulfilled: true }
      : {
          ...about,
          fulfilled: false,
          fix: `Set "digest" in guardrails.modules for ${floating
            .map(({ id }) => id)
            .join(', ')}: "guardrails modules digest DIR" prints it.`,
        };
  }

  /** Reads the module as it stands now; where the operator pinned a digest, it must be that content. */
  async get(id: string): Promise<TerraformModule> {
    const registration = this.#registrations.get(id);
    if (!registration) {
      throw new ActionError(
        'module-unknown',
        `No module "${id}" is registered. Known are: ${
          [...this.#registrations.keys()].join(', ') || 'none'
        }.`,
      );
    }
    const files = await readModuleFiles(registration.directory);
    const definition = readDefinition(id, files.get('module.yaml'));
    const digest = registeredModuleDigest({
      files: [...files].map(([path, content]) => ({
        path,
        content: digestText(content),
      })),
      hash: digestText,
    });
    if (registration.digest && registration.digest !== digest) {
      throw new ActionError(
        'module-invalid',
        `Module "${id}" has digest ${digest}, but ${registration.digest} is registered.`,
      );
    }
    const { downloads } = registration;
    return { id, definition, files, digest, downloads };
  }
}

function readDownloads(entry: Config): ReadonlySet<Digest> {
  const digests = entry.getOptionalStringArray('downloads') ?? [];
  return new Set(
    digests.map(text => {
      const digest = digestSchema.safeParse(text);
      if (digest.success) return digest.data;
      throw new Error(
        `guardrails.modules: downloads of "${entry.getString(
          'id',
        )}" cannot hold "${text}"; it lists digests, as "guardrails modules digest DIR" prints them`,
      );
    }),
  );
}

function readDefinition(id: string, content?: Buffer): ModuleDefinition {
  if (!content) {
    throw new ActionError(
      'module-invalid',
      `Module "${id}" has no module.yaml.`,
    );
  }
  const result = moduleDefinitionSchema.safeParse(
    parse(content.toString('utf8')),
  );
  if (!result.success) {
    const { path, message } = result.error.issues[0];
    throw new ActionError(
      'module-invalid',
      `module.yaml of "${id}" is wrong at /${path.join('/')}: ${message}`,
    );
  }
  if (result.data.id !== id) {
    throw new ActionError(
      'module-invalid',
      `Module "${id}" calls itself "${result.data.id}" in its module.yaml.`,
    );
  }
  return result.data;
}
