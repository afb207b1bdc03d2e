import { execFile } from 'node:child_process';
import {
  cpSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from '../../../scripts/lib/paths.mjs';

const PROVIDER = '5.100.0';

/** Says who has the keys, as AWS would; nothing else is asked while something new is planned. */
const IDENTITY = `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
  <GetCallerIdentityResult>
    <Arn>arn:aws:iam::123456789012:user/plan</Arn>
    <UserId>AIDAEXAMPLE</UserId>
    <Account>123456789012</Account>
  </GetCallerIdentityResult>
</GetCallerIdentityResponse>`;

/** Gives `work` a function that plans a module with the AWS provider of `mirror`, and with keys that open nothing. */
export async function withAws({ mirror, module }, work) {
  const folder = mkdtempSync(join(tmpdir(), 'guardrails-recording-'));
  const sts = createServer((_, response) => {
    response.setHeader('Content-Type', 'text/xml');
    response.end(IDENTITY);
  });
  await new Promise(done => sts.listen(0, '127.0.0.1', done));
  try {
    const terraform = prepare({
      folder,
      mirror,
      module,
      port: sts.address().port,
    });
    await terraform('init', '-input=false');
    return await work(async values => {
      writeFileSync(
        join(folder, 'guardrails.auto.tfvars.json'),
        JSON.stringify(values),
      );
      await terraform('plan', '-input=false', '-out=plan');
      return JSON.parse(await terraform('show', '-json', 'plan'));
    });
  } finally {
    sts.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function prepare({ folder, mirror, module, port }) {
  cpSync(join(root, 'templates/modules', module), folder, { recursive: true });
  const versions = join(folder, 'versions.tf');
  writeFileSync(
    versions,
    readFileSync(versions, 'utf8').replace(
      /(aws = \{[^}]*version\s*=\s*)"[^"]*"/,
      `$1"${PROVIDER}"`,
    ),
  );
  const configuration = join(folder, 'cli.tfrc');
  writeFileSync(
    configuration,
    `provider_installation {\n  filesystem_mirror {\n    path = ${JSON.stringify(
      mirror,
    )}\n  }\n}\n`,
  );
  const env = {
    PATH: process.env.PATH,
    HOME: folder,
    TF_CLI_CONFIG_FILE: configuration,
    CHECKPOINT_DISABLE: 'true',
    AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
    AWS_SECRET_ACCESS_KEY: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_ENDPOINT_URL_STS: `http://127.0.0.1:${port}`,
  };
  return async (...args) => {
    const { stdout } = await promisify(execFile)('terraform', args, {
      cwd: folder,
      env,
      maxBuffer: 64 * 1024 * 1024,
    });
    return stdout;
  };
}
