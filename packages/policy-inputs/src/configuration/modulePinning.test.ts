import { modulePinning } from './modulePinning';

describe('modulePinning', () => {
  it.each([
    ['./modules/db', undefined, 'local'],
    ['../db', undefined, 'local'],
    ['/opt/modules/db', undefined, 'unpinned'],
    ['terraform-aws-modules/vpc/aws', '5.1.2', 'pinned'],
    ['terraform-aws-modules/vpc/aws', '= 5.1.2', 'pinned'],
    ['terraform-aws-modules/vpc/aws', '1.0', 'pinned'],
    ['terraform-aws-modules/vpc/aws', '= 5', 'pinned'],
    ['terraform-aws-modules/vpc/aws', '5.1.2-beta.1', 'pinned'],
    ['terraform-aws-modules/vpc/aws', '5.1, < 6', 'ranged'],
    ['terraform-aws-modules/vpc/aws', '!= 5.1', 'ranged'],
    ['terraform-aws-modules/vpc/aws', '5.x', 'ranged'],
    ['terraform-aws-modules/vpc/aws', '~> 5.1', 'ranged'],
    ['terraform-aws-modules/vpc/aws', '>= 5.1.2', 'ranged'],
    ['terraform-aws-modules/vpc/aws//modules/x', undefined, 'unpinned'],
    ['registry.example.com/team/vpc/aws', '1.0.0', 'pinned'],
    ['github.com/team/repository', '1.0.0', 'unpinned'],
    ['github.com/team/repository?ref=v1.2.3', undefined, 'pinned'],
    ['git::https://example.com/vpc.git?ref=main', undefined, 'unpinned'],
    ['git::https://example.com/vpc.git?ref=v1', undefined, 'unpinned'],
    ['git::https://example.com/vpc.git?ref=v1.2.3', undefined, 'pinned'],
    [
      'git::https://example.com/all.git//vpc?ref=vpc-v1.2.3',
      undefined,
      'pinned',
    ],
    [
      `git::ssh://git@example.com/vpc.git?ref=${'a'.repeat(40)}`,
      undefined,
      'pinned',
    ],
    ['git::https://example.com/vpc.git', undefined, 'unpinned'],
    ['https://example.com/vpc.zip', undefined, 'unpinned'],
    ['https://example.com/vpc.zip?checksum=sha256:abc', undefined, 'pinned'],
    ['s3::https://s3.amazonaws.com/bucket/vpc.zip', undefined, 'unpinned'],
    ['', undefined, 'unpinned'],
  ])('%s %s is %s', (source, version, pinning) => {
    expect(modulePinning(source, version)).toBe(pinning);
  });
});
