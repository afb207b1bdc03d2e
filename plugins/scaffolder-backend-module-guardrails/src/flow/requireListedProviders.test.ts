import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ConfigReader } from '@backstage/config';
import {
  removeTemporaryDirectories,
  temporaryDirectory,
} from '../__testUtils__/temporaryDirectory';
import { readTerraformOptions } from '../config';
import { requireListedProviders } from './requireListedProviders';

function read(providers: string[]) {
  return readTerraformOptions(
    new ConfigReader({ guardrails: { terraform: { providers } } }),
  );
}

describe('listed providers', () => {
  afterAll(removeTemporaryDirectories);

  it.each([
    ['hashicorp/aws', 'registry.terraform.io/hashicorp/aws', 'installed'],
    ['hashicorp/aws', 'registry.opentofu.org/hashicorp/aws', 'installed'],
    ['hashicorp/aws', 'registry.evil/hashicorp/aws', 'refused'],
    ['hashicorp/aws', 'registry.terraform.io/evil/aws', 'refused'],
    ['hashicorp/aws', 'registry.terraform.io/hashicorp/awscc', 'refused'],
    [
      'registry.terraform.io/hashicorp/aws',
      'registry.terraform.io/hashicorp/aws',
      'installed',
    ],
    [
      'registry.terraform.io/hashicorp/aws',
      'registry.opentofu.org/hashicorp/aws',
      'refused',
    ],
    ['registry.acme/acme/cloud', 'registry.acme/acme/cloud', 'installed'],
  ])('with %s, %s is %s', async (entry, found, expected) => {
    const directory = await temporaryDirectory();
    await mkdir(join(directory, 'data/providers', found), { recursive: true });
    const actual = await requireListedProviders({
      directory,
      terraform: read([entry]),
    }).then(
      () => 'installed',
      error => (error.code === 'provider-refused' ? 'refused' : error),
    );
    expect(actual).toBe(expected);
  });

  it.each([
    'aws',
    '*/aws',
    'a/b/c/d',
    'hashicorp/aws ',
    'terraform.io/x',
    '/x',
  ])('cannot be named %j', entry => {
    expect(() => read([entry])).toThrow(
      'guardrails.terraform.providers cannot hold',
    );
  });
});
