import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { ProvisioningHarness } from '../__testUtils__/ProvisioningHarness';
import { removeTemporaryDirectories } from '../__testUtils__/temporaryDirectory';
import { terraformPrograms } from '../__testUtils__/terraformPrograms';
import { awsMirror } from '../__testUtils__/testMirrors';

jest.setTimeout(300_000);

const DATABASE = resolve(__dirname, '../../../../templates/modules/database');
const mirror = awsMirror();
// The mirror holds it for the registry of Terraform.
const [binary] = terraformPrograms(['terraform']);
const missing =
  mirror.missing ?? (binary ? undefined : 'there is no Terraform');
const whereMirrored = missing === undefined ? describe : describe.skip;
if (missing !== undefined) {
  // eslint-disable-next-line no-console -- who runs the tests has to know what they do not show
  console.warn(`The AWS provider is not tested: ${missing}`);
}

/** Says who has the keys, as AWS would; nothing else is asked while something new is planned. */
const IDENTITY = `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
  <GetCallerIdentityResult>
    <Arn>arn:aws:iam::123456789012:user/plan</Arn>
    <UserId>AIDAEXAMPLE</UserId>
    <Account>123456789012</Account>
  </GetCallerIdentityResult>
</GetCallerIdentityResponse>`;

/** The shipped module, with the version of the provider that the mirror has. */
async function databaseModule(): Promise<Record<string, string>> {
  const files: Record<string, string> = {};
  for (const name of await readdir(DATABASE)) {
    files[name] = await readFile(join(DATABASE, name), 'utf8');
  }
  files['versions.tf'] = files['versions.tf'].replace(
    /(aws = \{[^}]*version\s*=\s*)"[^"]*"/,
    '$1"5.100.0"',
  );
  files['module.yaml'] = files['module.yaml'].replace(/^id: .*/m, 'id: thing');
  return files;
}

whereMirrored('the AWS provider', () => {
  const sts = createServer((_, response) => {
    response.setHeader('Content-Type', 'text/xml');
    response.end(IDENTITY);
  });
  beforeAll(
    () => new Promise<void>(done => sts.listen(0, '127.0.0.1', () => done())),
  );
  afterAll(async () => {
    sts.close();
    await removeTemporaryDirectories();
  });

  it('plans the database that is shipped, with keys that open nothing', async () => {
    const { 'main.tf': configuration, ...files } = await databaseModule();
    const variables = {
      AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
      AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_ENDPOINT_URL_STS: `http://127.0.0.1:${
        (sts.address() as AddressInfo).port
      }`,
    };
    const harness = await ProvisioningHarness.create({
      configuration,
      files,
      parent: { PATH: process.env.PATH, ...variables },
      environments: [
        {
          name: 'development',
          class: 'development',
          terraform: {
            variables: Object.keys(variables).map(name => ({ name })),
          },
        },
      ],
      terraform: {
        runner: { binary },
        providers: ['hashicorp/aws'],
        mirror: mirror.missing === undefined ? mirror.path : '',
      },
    });
    const { summary } = await harness.plan({
      values: {
        name: 'orders',
        owner: 'group:default/payments',
        cost_center: '1000',
        region: 'eu-west-1',
        size: 'db.t4g.medium',
        storage_gb: 20,
        vpc_id: 'vpc-0123456789abcdef0',
        subnet_ids: ['subnet-0123456789abcdef0', 'subnet-0123456789abcdef1'],
        client_security_group_id: 'sg-0123456789abcdef0',
      },
    });
    expect(summary).toMatchObject({ update: 0, replace: 0, delete: 0 });
    expect(summary.create).toBeGreaterThan(5);
    const log = harness.log.join('\n');
    expect(log).toContain('aws_db_instance.database will be created');
    expect(log).not.toContain(variables.AWS_SECRET_ACCESS_KEY);
  });
});
