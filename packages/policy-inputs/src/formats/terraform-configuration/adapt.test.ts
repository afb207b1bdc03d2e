import type { InfrastructureSubject } from '@backstage-guardrails/policy-model';
import { adaptDocument, refusalOf } from '../../__testUtils__/evidence';
import { loadHclParser } from '../../hcl/loadHclParser';
import type { ParseHcl } from '../../types';

let parseHcl: ParseHcl;
beforeAll(async () => {
  parseHcl = await loadHclParser();
});

const adaptFiles = (files: Record<string, string>) =>
  adaptDocument({ files }, { parseHcl });

const configurationOf = (files: Record<string, string>) =>
  (adaptFiles(files).subject as InfrastructureSubject).configuration;

const externalsOf = (files: Record<string, string>) =>
  configurationOf(files).externals.map(
    ({ address, kind, detail }) => `${address} ${kind} ${detail}`,
  );

const locals = (expression: string) => `locals {\n  x = ${expression}\n}\n`;

describe('terraform-configuration', () => {
  it('lists everything that will be executed', () => {
    const files = {
      'main.tf': `
terraform {
  backend "s3" {
    bucket = "state"
  }
  required_providers {
    aws    = { source = "hashicorp/aws", version = "~> 5.0" }
    random = "3.1.0"
  }
}
provider "aws" {
  alias  = "west"
  region = var.region
}
module "vpc" {
  source  = "terraform-aws-modules/vpc/aws"
  version = "5.1.2"
}
module "app" {
  source = "./modules/app"
}
data "http" "ip" {
  url = "https://example.com"
}
data "aws_ami" "a" {}
check "health" {
  data "http" "h" {
    url = "https://example.com"
  }
}
ephemeral "aws_secretsmanager_secret_version" "s" {
  secret_id = "x"
}
removed {
  from = aws_instance.old
  provisioner "local-exec" {
    when    = destroy
    command = "echo"
  }
}
`,
      'modules/app/main.tf': `
resource "aws_instance" "a" {
  provisioner "remote-exec" {
    connection {
      host = self.public_ip
    }
    inline = ["echo"]
  }
}
`,
      'more.tf.json': JSON.stringify({
        terraform: { cloud: { organization: 'x' } },
        data: [{ external: { run: { program: ['sh'] } } }],
        action: { aws_lambda_invoke: { a: {} } },
      }),
      'README.md': 'file("/etc/passwd")',
    };
    expect(adaptFiles(files)).toMatchObject({
      action: 'provision',
      source: { format: 'terraform-configuration' },
      skipped: [],
      subject: {
        changes: [],
        drift: [],
        configuration: {
          providers: [
            {
              name: 'aws',
              source: 'hashicorp/aws',
              module: '',
              versionConstraint: '~> 5.0',
            },
            { name: 'random', module: '', versionConstraint: '3.1.0' },
            { name: 'aws', alias: 'west', module: '' },
          ],
          modules: [
            {
              address: 'module.app',
              source: './modules/app',
              pinning: 'local',
            },
            {
              address: 'module.vpc',
              source: 'terraform-aws-modules/vpc/aws',
              version: '5.1.2',
              pinning: 'pinned',
            },
          ],
          provisioners: [
            { address: 'removed', type: 'local-exec' },
            { address: 'module.app.aws_instance.a', type: 'remote-exec' },
          ],
          dataSources: [
            { address: 'data.aws_ami.a', type: 'aws_ami', provider: 'aws' },
            { address: 'data.http.ip', type: 'http', provider: 'http' },
            { address: 'data.http.h', type: 'http', provider: 'http' },
            {
              address: 'ephemeral.aws_secretsmanager_secret_version.s',
              type: 'aws_secretsmanager_secret_version',
              provider: 'aws',
            },
            {
              address: 'data.external.run',
              type: 'external',
              provider: 'external',
            },
          ],
        },
      },
    });
    expect(externalsOf(files)).toEqual([
      'action.aws_lambda_invoke.a provider-action aws_lambda_invoke',
      'data.external.run data-external external',
      'data.http.h data-http http',
      'data.http.ip data-http http',
      'module.app.aws_instance.a provisioner-connection ssh',
      'terraform backend s3',
      'terraform cloud cloud',
    ]);
  });

  it.each<[string, string[]]>([
    ['file("/etc/passwd")', ['file("/etc/passwd")']],
    ['file("/proc/self/environ")', ['file("/proc/self/environ")']],
    ['filebase64("../secret")', ['filebase64("../secret")']],
    ['file("a/../../b")', ['file("a/../../b")']],
    ['file("~/.aws/credentials")', ['file("~/.aws/credentials")']],
    ['file("${path.module}/../x")', ['file("${path.module}/../x")']],
    ['file("${var.folder}/x")', ['file("${var.folder}/x")']],
    ['file(var.name)', ['file(...)']],
    ['core::file("/etc/passwd")', ['core::file("/etc/passwd")']],
    ['file/* */("/etc/passwd")', ['file("/etc/passwd")']],
    ['fileset("/", "*")', ['fileset("/")']],
    ['pathexpand("~")', ['pathexpand("~")']],
    ['templatestring(var.t, {})', ['templatestring(...)']],
    ['"a ${upper("b ${file("/x")}")}"', ['file("/x")']],
    ['"\\\\${file("/x")}"', ['file("/x")']],
    ['"%{ if fileexists("/x") }a%{ endif }"', ['fileexists("/x")']],
    ['<<EOT\n${file("/x")}\nEOT', ['file("/x")']],
    ['join("", [<<EOT\n"}${file("/x")}\nEOT\n  ])', ['file("/x")']],
    ['{ (file("/x")) = 1 }', ['file("/x")']],
    ['[for f in [1] : file("/x")]', ['file("/x")']],
    ['file("x.txt")', []],
    ['file("${path.module}/files/x.txt")', []],
    ['file("./x")', []],
    ['"$${file("/x")}"'.replaceAll('"/x"', "'/x'"), []],
    ['"file(/x)"', []],
    ['upper("x") # file("/etc/passwd")', []],
  ])('%s', (expression, details) => {
    const found = externalsOf({ 'main.tf': locals(expression) });
    expect(found).toEqual(details.map(detail => `main.tf function ${detail}`));
  });

  it('searches templates that are handed in, and reports those that are not', () => {
    const main = locals('templatefile("${path.module}/t.tftpl", {})');
    expect(externalsOf({ 'main.tf': main })).toEqual([
      'main.tf template-not-seen templatefile("${path.module}/t.tftpl")',
    ]);
    expect(externalsOf({ 'main.tf': main, 't.tftpl': 'a ${b}' })).toEqual([]);
    expect(
      externalsOf({ 'main.tf': main, 't.tftpl': 'a ${file("/etc/passwd")}' }),
    ).toEqual(['main.tf function file("/etc/passwd")']);
    expect(
      externalsOf({ 'main.tf': locals('provider::aws::arn_parse("x")') }),
    ).toEqual(['main.tf provider-function provider::aws::arn_parse']);
  });

  it('lists what init and the settings of providers start', () => {
    const files = {
      'main.tf': `
terraform {
  state_store "aws_s3" {
    provider "aws" {}
  }
  encryption {
    key_provider "external" "k" {
      command = ["sh"]
    }
    method "aes_gcm" "m" {
      keys = key_provider.external.k
    }
  }
}
provider "kubernetes" {
  exec {
    api_version = "client.authentication.k8s.io/v1"
    command     = "sh"
  }
}
provider "helm" {
  kubernetes = {
    exec = {
      command = "sh"
    }
  }
}
provider "aws" {
  shared_config_files = ["conf"]
}
`,
    };
    expect(externalsOf(files)).toEqual([
      'provider.aws provider-program shared_config_files',
      'provider.helm provider-program exec',
      'provider.kubernetes provider-program exec',
      'terraform encryption aes_gcm',
      'terraform encryption external',
      'terraform state-store aws_s3',
    ]);
  });

  it('names a downloaded module by its folder', () => {
    expect(
      externalsOf({
        '.terraform/modules/vpc/main.tf': locals('file("/etc/passwd")'),
        '.terraform/modules/vpc/modules/x/main.tofu':
          'data "external" "run" {\n  program = ["sh"]\n}\n',
      }),
    ).toEqual([
      './.terraform/modules/vpc/modules/x.data.external.run data-external external',
      './.terraform/modules/vpc: .terraform/modules/vpc/main.tf function file("/etc/passwd")',
    ]);
  });

  it('reports secrets that are written down, and only those', () => {
    expect(
      externalsOf({
        'main.tf': `
variable "token" {
  default = "hunter2"
}
variable "password" {
  type = string
}
resource "aws_db_instance" "d" {
  password        = "hunter2"
  master_password = var.password
}
`,
      }),
    ).toEqual([
      ' secret-in-plain-text secret-attribute /resource/aws_db_instance/d/0/password',
      ' secret-in-plain-text secret-attribute /variable/token',
    ]);
  });

  it('says which local module was not handed in', () => {
    const main = 'module "a" {\n  source = "../outside"\n}\n';
    expect(adaptFiles({ 'main.tf': main }).skipped).toEqual([
      {
        part: 'configuration',
        path: '/files',
        code: 'module-missing',
        message: expect.stringContaining('"../outside"'),
      },
    ]);
  });

  it.each<[string, Record<string, string>, string, string]>([
    ['HCL that is none', { 'a.tf': 'x' }, 'hcl-invalid', '/files/a.tf'],
    ...['(', '[', '{a=', '!', '- ', 'x?1:', 'f(', '"${', '"${)', '<<A\n${']
      .map(part => [
        `endless ${part}, which would overflow the parser`,
        { 'a.tf': locals(part.repeat(50_000)) },
        'too-deep',
        '/files/a.tf',
      ])
      .map(row => row as [string, Record<string, string>, string, string]),
    [
      'templates in templates without end',
      { 'a.tf.json': JSON.stringify({ locals: { x: '${"'.repeat(100_000) } }) },
      'too-deep',
      '',
    ],
    [
      'a repeated block in JSON, which Terraform reads and a loose parser loses',
      {
        'a.tf.json':
          '{"data":{"external":{"x":{}}},"data":{"aws_ami":{"y":{}}}}',
      },
      'duplicate-key',
      '/files/a.tf.json/data',
    ],
    ['a way up', { '../a.tf': '' }, 'file-name', '/files/..~1a.tf'],
    ['a root', { '/a.tf': '' }, 'file-name', '/files/~1a.tf'],
    ['a backslash', { 'a\\b.tf': '' }, 'file-name', '/files/a\\b.tf'],
    ['no configuration', { 'README.md': '' }, 'shape', '/files'],
  ])('refuses %s', (_, files, code, path) => {
    expect(refusalOf(() => adaptFiles(files))).toEqual({ code, path });
  });

  it('reads on after all that', () => {
    expect(externalsOf({ 'main.tf': locals('file("/x")') })).toHaveLength(1);
  });

  it('needs a parser for HCL', () => {
    expect(refusalOf(() => adaptDocument({ files: { 'a.tf': '' } })).code).toBe(
      'hcl-parser-missing',
    );
  });
});
