import { maskText } from './maskText';
import { createLocate } from './locate';
import { parseAddress } from './parseAddress';
import type { SourceFile } from './readSource';

describe('parseAddress', () => {
  it.each([
    ['aws_vpc.main', [[], 'resource', 'aws_vpc', 'main']],
    ['aws_vpc.main[0]', [[], 'resource', 'aws_vpc', 'main']],
    ['aws_vpc.main["a.b[\\"]"]', [[], 'resource', 'aws_vpc', 'main']],
    ['data.aws_ami.this', [[], 'data', 'aws_ami', 'this']],
    [
      'module.a["x"].module.b[1].aws_vpc.main',
      [['a', 'b'], 'resource', 'aws_vpc', 'main'],
    ],
    ['module.a', undefined],
    ['', undefined],
    ['aws_vpc', undefined],
    ['aws_vpc.main["a', undefined],
    ['a b.c', undefined],
  ])('reads %s', (address, expected) => {
    const read = parseAddress(address);
    expect(read && [read.modules, read.kind, read.type, read.name]).toEqual(
      expected,
    );
  });
});

describe('maskText', () => {
  it.each([
    ['a = "b # c"', 'a = "     "'],
    ['a = 1 # b {', 'a = 1      '],
    ['a // b\nc', 'a     \nc'],
    ['a /* {\n } */ b', 'a     \n      b'],
    ['a = "${b["c}"]}" }', 'a = "          " }'],
    ['a = "$${b" }', 'a = "    " }'],
    ['a = "\\"" }', 'a = "  " }'],
    ['a = <<-E\n  { "\n  E\nb', 'a =     \n     \n   \nb'],
    ['a = "b\n}', 'a =   \n}'],
    ['a << b', 'a << b'],
  ])('blanks %j', (text, masked) => {
    const written = maskText(text);
    expect(written).toHaveLength(text.length);
    expect(written).toBe(masked);
  });
});

const root = `# resource "aws_db_instance" "main" {
variable "x" {
  default = "resource \\"aws_db_instance\\" \\"main\\" {"
}

resource "aws_db_instance" "main" {
  name = <<E
publicly_accessible = true
E
  tags = merge({ a = 1 }, {
    "cost-center" = "4711"
  })
  publicly_accessible = true
}
resource "aws_security_group" "main" {
  ingress {
    cidr_blocks = ["10.0.0.0/8"]
  }
  ingress {
    description = "b"
    cidr_blocks = ["0.0.0.0/0"]
  }
  dynamic "egress" {
    for_each = []
    content {}
  }
}
module "db" {
  source = "./modules/db"
}
module "registry" {
  source = "terraform-aws-modules/rds/aws"
}
module "outside" {
  source = "../elsewhere"
}
`;
const db = `
data "aws_ami" "this" { owners = ["self"] }
module "inner" { source = "../inner" }
`;

function sourceOf(files: Record<string, string>) {
  const folders = new Map<string, SourceFile[]>();
  for (const [path, text] of Object.entries(files)) {
    const parent = path.split('/').slice(0, -1).join('/');
    folders.set(parent, [{ path, text, masked: maskText(text) }]);
  }
  return { folder: './infra', folders };
}

describe('locate', () => {
  const locate = createLocate(
    sourceOf({
      'main.tf': root,
      'modules/db/db.tf': db,
      'modules/inner/i.tofu': 'resource "x" "y" {}',
    }),
  );

  it.each([
    ['aws_db_instance.main', 'publicly_accessible', 'main.tf', 13],
    ['aws_db_instance.main["eu"]', 'tags["cost-center"]', 'main.tf', 11],
    ['aws_db_instance.main', 'tags["owner"]', 'main.tf', 10],
    ['aws_db_instance.main', 'kms_key_id', 'main.tf', 6],
    ['aws_db_instance.main', 'facts["catalog.owner"]', 'main.tf', 6],
    // of blocks that are repeated a plan has another order
    ['aws_security_group.main', 'ingress[0].cidr_blocks[0]', 'main.tf', 15],
    ['aws_security_group.main', 'ingress[1].cidr_blocks[0]', 'main.tf', 15],
    ['aws_security_group.main', 'egress[0].cidr_blocks', 'main.tf', 23],
    ['module.db["a"].data.aws_ami.this', 'owners', 'modules/db/db.tf', 2],
    ['module.db.module.inner.x.y[3]', 'z', 'modules/inner/i.tofu', 1],
  ])('finds %s %s', (resource, path, file, line) => {
    expect(locate({ resource, path })).toEqual({ path: `infra/${file}`, line });
  });

  it.each([
    'aws_db_instance.other',
    'module.registry.aws_db_instance.main',
    'module.outside.aws_db_instance.main',
    'module.none.aws_db_instance.main',
    'data.aws_db_instance.main',
    '',
    '__proto__.constructor',
  ])('does not guess where "%s" is', resource => {
    expect(locate({ resource, path: 'a' })).toBeUndefined();
  });

  it('reads text that is not finished', () => {
    const text = `resource "a" "b" {\n${'{ "'.repeat(5_000)}\n${'x '.repeat(
      5_000,
    )}`;
    expect(
      createLocate(sourceOf({ 'a.tf': text }))({
        resource: 'a.b',
        path: 'x.y.z',
      }),
    ).toMatchObject({ line: 1 });
  });
});
