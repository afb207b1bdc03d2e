import type { Configuration } from '@backstage-guardrails/policy-model';
import { externalOfData, type External } from '../../configuration/externals';
import { modulePinning } from '../../configuration/modulePinning';
import { withoutCredentials } from '../../configuration/withoutCredentials';
import { isRecord } from '../../evidence/isRecord';
import { blocks } from './blocks';
import { literalSecretsOf } from './literalSecretsOf';

/** Adds what one file of a module will execute. @internal */
export function readModuleFile(
  module: string,
  document: Record<string, unknown>,
  result: Configuration,
): void {
  const at = (name: string) => (module === '' ? name : `${module}.${name}`);
  readTerraform(document, module, result);
  for (const { labels, body } of blocks(document.provider, 1)) {
    result.providers.push({
      name: labels[0],
      ...(isText(body.alias) && { alias: body.alias }),
      module,
      ...(isText(body.version) && { versionConstraint: body.version }),
    });
    result.externals.push(
      ...programsOfProvider(at(`provider.${labels[0]}`), body),
    );
  }
  for (const { labels, body } of blocks(document.module, 1)) {
    const source = isText(body.source) ? body.source : '';
    const version = isText(body.version) ? body.version : undefined;
    result.modules.push({
      address: at(`module.${labels[0]}`),
      source: withoutCredentials(source),
      ...(version !== undefined && { version }),
      pinning: modulePinning(source, version),
    });
  }
  for (const { labels, body } of blocks(document.resource, 2)) {
    readExecuted(at(labels.join('.')), body, result);
  }
  for (const { body } of blocks(document.removed, 0)) {
    readExecuted(at('removed'), body, result);
  }
  const checks = blocks(document.check, 1).map(({ body }) => body.data);
  for (const { labels } of blocks([document.data, ...checks], 2)) {
    readData(at(`data.${labels.join('.')}`), labels[0], result);
  }
  for (const { labels } of blocks(document.ephemeral, 2)) {
    readData(at(`ephemeral.${labels.join('.')}`), labels[0], result);
  }
  for (const { labels } of blocks(document.action, 2)) {
    result.externals.push({
      address: at(`action.${labels.join('.')}`),
      kind: 'provider-action',
      detail: labels[0],
    });
  }
  result.externals.push(...literalSecretsOf(module, document));
}

function readTerraform(
  document: Record<string, unknown>,
  module: string,
  result: Configuration,
): void {
  const address = module === '' ? 'terraform' : `${module}.terraform`;
  for (const { body } of blocks(document.terraform, 0)) {
    for (const { labels } of blocks(body.backend, 1)) {
      result.externals.push({ address, kind: 'backend', detail: labels[0] });
    }
    if (blocks(body.cloud, 0).length > 0) {
      result.externals.push({ address, kind: 'cloud', detail: 'cloud' });
    }
    // Reads and writes state by a provider, which `init` starts for it.
    for (const { labels } of blocks(body.state_store, 1)) {
      result.externals.push({
        address,
        kind: 'state-store',
        detail: labels[0],
      });
    }
    // In OpenTofu keys and methods of encryption can be programs, which every command starts.
    for (const { body: encryption } of blocks(body.encryption, 0)) {
      const parts = [encryption.key_provider, encryption.method];
      for (const { labels } of blocks(parts, 2)) {
        result.externals.push({
          address,
          kind: 'encryption',
          detail: labels[0],
        });
      }
    }
    for (const { body: required } of blocks(body.required_providers, 0)) {
      for (const [name, value] of Object.entries(required)) {
        const provider = isRecord(value) ? value : { version: value };
        result.providers.push({
          name,
          ...(isText(provider.source) && { source: provider.source }),
          module,
          ...(isText(provider.version) && {
            versionConstraint: provider.version,
          }),
        });
      }
    }
  }
}

/** Provisioners, and connections to machines that they use. */
function readExecuted(
  address: string,
  body: Record<string, unknown>,
  result: Configuration,
): void {
  const connections = blocks(body.connection, 0);
  for (const { labels, body: provisioner } of blocks(body.provisioner, 1)) {
    result.provisioners.push({ address, type: labels[0] });
    connections.push(...blocks(provisioner.connection, 0));
  }
  for (const { body: connection } of connections) {
    result.externals.push({
      address,
      kind: 'provisioner-connection',
      detail: isText(connection.type) ? connection.type : 'ssh',
    });
  }
}

/**
 * How a provider's own settings run a program when it is configured: an `exec` block of the providers for Kubernetes,
 * or files with settings of AWS, whose `credential_process` is a command.
 */
function programsOfProvider(
  address: string,
  body: Record<string, unknown>,
): External[] {
  const nested = blocks([body.kubernetes, body.registry, body.registries], 0);
  const bodies = [body, ...nested.map(block => block.body)];
  return ['exec', 'shared_config_files', 'shared_credentials_files']
    .filter(name => bodies.some(each => each[name] !== undefined))
    .map(detail => ({ address, kind: 'provider-program', detail }));
}

function readData(address: string, type: string, result: Configuration): void {
  result.dataSources.push({ address, type, provider: type.split('_')[0] });
  const external = externalOfData({ address, type });
  if (external) result.externals.push(external);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
