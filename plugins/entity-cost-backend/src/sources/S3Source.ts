import {
  GetObjectCommand,
  paginateListObjectsV2,
  S3Client,
  type S3ClientConfig,
} from '@aws-sdk/client-s3';
import { isError } from '@backstage/errors';
import {
  type BillingFile,
  type BillingReading,
  type BillingSource,
  BillingSourceError,
} from '@backstage-guardrails/plugin-entity-cost-node';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { currentFiles, isManifest, type ListedFile } from './currentFiles';
import { isBillingFile } from './isBillingFile';

/** Objects of a source. A bucket with more has a prefix for billing data. */
const MAX_OBJECTS = 10_000;

/** A manifest has the names of the files of a month. */
const MAX_MANIFEST_BYTES = 10_000_000;

/** Objects of a bucket of S3, or of a storage that speaks its protocol. */
export class S3Source implements BillingSource {
  readonly kind = 's3';

  readonly #client: S3Client;
  readonly #bucket: string;
  readonly #prefix: string;

  constructor(
    readonly id: string,
    readonly title: string,
    options: { bucket: string; prefix?: string; client: S3ClientConfig },
    readonly reading?: BillingReading,
  ) {
    this.#client = new S3Client(options.client);
    this.#bucket = options.bucket;
    this.#prefix = options.prefix ?? '';
  }

  async list(options: { signal: AbortSignal }): Promise<BillingFile[]> {
    const files: Array<BillingFile & ListedFile> = [];
    const manifests = new Map<
      string,
      BillingFile & ListedFile & { size: number }
    >();
    const pages = paginateListObjectsV2(
      { client: this.#client },
      { Bucket: this.#bucket, Prefix: this.#prefix },
      { abortSignal: options.signal },
    );
    try {
      for await (const { Contents = [] } of pages) {
        for (const { Key, ETag, Size, LastModified } of Contents) {
          if (!Key || !Size) continue;
          const file = {
            ...this.#fileOf(Key, `${ETag ?? ''}`, Size),
            modified: LastModified?.getTime() ?? 0,
          };
          if (isManifest(Key)) manifests.set(Key, { ...file, size: Size });
          else if (isBillingFile(Key)) files.push(file);
        }
        if (files.length > MAX_OBJECTS) {
          throw new BillingSourceError({
            code: 'source-refused',
            message: 'more than 10,000 files; set a prefix',
          });
        }
      }
    } catch (error) {
      throw sourceError(error);
    }
    if (files.length === 0) {
      throw new BillingSourceError({
        code: 'source-empty',
        message: 'no object ends with .csv, .csv.gz, .parquet or .json',
      });
    }
    return currentFiles({
      files,
      manifests: [...manifests.values()],
      read: async name => {
        const manifest = manifests.get(name);
        if (!manifest || manifest.size > MAX_MANIFEST_BYTES) {
          throw new BillingSourceError({
            code: 'source-refused',
            message: `the manifest ${name} is larger than 10 MB`,
          });
        }
        return text(await manifest.open(options));
      },
    });
  }

  #fileOf(key: string, tag: string, size: number): BillingFile {
    return {
      name: key,
      version: `${tag} ${size}`,
      open: async ({ signal }) => {
        try {
          const { Body } = await this.#client.send(
            new GetObjectCommand({
              Bucket: this.#bucket,
              Key: key,
              // what is read is what was listed
              ...(tag ? { IfMatch: tag } : {}),
            }),
            { abortSignal: signal },
          );
          if (Body instanceof Readable) return Readable.from(chunksOf(Body));
          throw new Error('The object has no content');
        } catch (error) {
          throw sourceError(error);
        }
      },
    };
  }
}

async function* chunksOf(body: Readable) {
  try {
    yield* body;
  } catch {
    throw new BillingSourceError({
      code: 'source-unreachable',
      message: 'the connection ended before the file',
    });
  } finally {
    body.destroy();
  }
}

/** What is said of an error of S3: never its message, which has names of accounts and requests. */
function sourceError(error: unknown): BillingSourceError {
  if (error instanceof BillingSourceError) return error;
  const name = isError(error) ? error.name : '';
  if (name === 'PreconditionFailed') {
    return new BillingSourceError({
      code: 'source-changed',
      message: 'an object has a new version since it was listed',
    });
  }
  const refused =
    /Denied|Forbidden|Credentials|NoSuchBucket|NoSuchKey|Invalid|Signature|Token/.test(
      name,
    );
  return new BillingSourceError({
    code: refused ? 'source-refused' : 'source-unreachable',
    message: /^[A-Za-z]{1,60}$/.test(name) ? name : 'the request failed',
  });
}
