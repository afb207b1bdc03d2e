import {
  CreateBucketCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { text } from 'node:stream/consumers';
import { findMoto, startMoto } from '../__testUtils__/startMoto';
import { S3Source } from './S3Source';

jest.setTimeout(120_000);

const program = findMoto();

const withMoto = program === undefined ? describe.skip : describe;

const skipReason =
  program === undefined ? ' (skipped: moto_server is not installed)' : '';

const { signal } = new AbortController();

withMoto(`objects of a real S3 interface${skipReason}`, () => {
  let server: Awaited<ReturnType<typeof startMoto>>;
  let client: S3Client;

  const settings = (
    keys = { accessKeyId: 'test', secretAccessKey: 'test' },
  ) => ({
    endpoint: server.endpoint,
    forcePathStyle: true,
    region: 'us-east-1',
    maxAttempts: 1,
    credentials: keys,
  });

  const sourceOf = (
    options: {
      bucket?: string;
      prefix?: string;
      keys?: { accessKeyId: string; secretAccessKey: string };
    } = {},
  ) =>
    new S3Source('s3', 'S3', {
      bucket: options.bucket ?? 'bills',
      prefix: options.prefix,
      client: settings(options.keys),
    });

  const put = (key: string, body: string) =>
    client.send(
      new PutObjectCommand({ Bucket: 'bills', Key: key, Body: body }),
    );

  const namesOf = async (prefix: string) =>
    (await sourceOf({ prefix }).list({ signal })).map(({ name }) => name);

  beforeAll(async () => {
    server = await startMoto(program ?? '');
    client = new S3Client(settings());
    await client.send(new CreateBucketCommand({ Bucket: 'bills' }));
  });

  afterAll(async () => {
    client?.destroy();
    await server?.stop();
  });

  it('are those under the prefix that are billing data, and are read', async () => {
    await put('few/march.csv', 'content');
    await put('few/readme.txt', 'x');
    await put('few/cost_and_usage_data_status/status.parquet', 'x');
    await put('other/april.csv', 'x');
    const files = await sourceOf({ prefix: 'few/' }).list({ signal });
    expect(files.map(({ name }) => name)).toEqual(['few/march.csv']);
    expect(await text(await files[0].open({ signal }))).toBe('content');
  });

  it('are all listed where they need more than one page', async () => {
    const keys = Array.from(
      { length: 1_005 },
      (_, index) => `many/${index}.csv`,
    );
    for (let from = 0; from < keys.length; from += 50) {
      await Promise.all(keys.slice(from, from + 50).map(key => put(key, 'x')));
    }
    expect((await namesOf('many/')).sort()).toEqual([...keys].sort());
  });

  it('are those of the newest manifest', async () => {
    const month = 'cur/report/20260301-20260401';
    await put(`${month}/a1/report-1.csv`, 'old');
    await put(`${month}/b2/report-1.csv`, 'new');
    expect(await namesOf('cur/')).toHaveLength(2);
    await put(
      `${month}/report-Manifest.json`,
      JSON.stringify({ reportKeys: [`${month}/b2/report-1.csv`] }),
    );
    expect(await namesOf('cur/')).toEqual([`${month}/b2/report-1.csv`]);
    await put(
      `${month}/report-Manifest.json`,
      JSON.stringify({ reportKeys: [`${month}/c3/report-1.csv`] }),
    );
    await expect(namesOf('cur/')).rejects.toMatchObject({
      code: 'source-changed',
    });
  });

  it('have another version when they change, and are not read as what was listed', async () => {
    await put('changing/march.csv', 'before');
    const source = sourceOf({ prefix: 'changing/' });
    const [before] = await source.list({ signal });
    await put('changing/march.csv', 'after!');
    await expect(before.open({ signal })).rejects.toMatchObject({
      code: 'source-changed',
      message: 'an object has a new version since it was listed',
    });
    const [after] = await source.list({ signal });
    expect(after.version).not.toBe(before.version);
    expect(await text(await after.open({ signal }))).toBe('after!');
  });

  it('say what is missing', async () => {
    await expect(
      sourceOf({ bucket: 'no-such-bucket' }).list({ signal }),
    ).rejects.toMatchObject({
      code: 'source-refused',
      message: 'NoSuchBucket',
    });
    await expect(namesOf('nothing/')).rejects.toMatchObject({
      code: 'source-empty',
    });
  });

  it('are refused to who may not read them, without names of the account', async () => {
    const user = await identity(server.endpoint, {
      Action: 'CreateUser',
      UserName: 'reader',
    });
    expect(user).toContain('reader');
    const created = await identity(server.endpoint, {
      Action: 'CreateAccessKey',
      UserName: 'reader',
    });
    const part = (name: string) =>
      new RegExp(`<${name}>(.*?)</${name}>`).exec(created)?.[1] ?? '';
    const keys = {
      accessKeyId: part('AccessKeyId'),
      secretAccessKey: part('SecretAccessKey'),
    };
    // from here on, the server asks what a key may do
    await fetch(`${server.endpoint}/moto-api/reset-auth`, {
      method: 'POST',
      body: '0',
    });
    for (const [who, message] of [
      [keys, 'AccessDenied'],
      [
        { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'x' },
        'InvalidAccessKeyId',
      ],
      [{ ...keys, secretAccessKey: 'wrong' }, 'SignatureDoesNotMatch'],
    ] as const) {
      await expect(
        sourceOf({ keys: who }).list({ signal }),
      ).rejects.toMatchObject({ code: 'source-refused', message });
    }
  });

  it('are unreachable when the server is', async () => {
    const source = sourceOf({ prefix: 'few/' });
    await server.stop();
    await expect(source.list({ signal })).rejects.toMatchObject({
      code: 'source-unreachable',
    });
  });
});

/** Asks the service of identities, for which the project has no client. */
async function identity(
  endpoint: string,
  form: Record<string, string>,
): Promise<string> {
  const answer = await fetch(endpoint, {
    method: 'POST',
    headers: {
      Authorization:
        'AWS4-HMAC-SHA256 Credential=test/20260301/us-east-1/iam/aws4_request, SignedHeaders=host, Signature=0',
    },
    body: new URLSearchParams({ Version: '2010-05-08', ...form }),
  });
  return answer.text();
}
