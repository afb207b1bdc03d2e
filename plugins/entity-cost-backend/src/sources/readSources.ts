import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  billingFormats,
  focusColumnIds,
} from '@backstage-guardrails/plugin-entity-cost-common';
import type {
  BillingReading,
  BillingSource,
} from '@backstage-guardrails/plugin-entity-cost-node';
import { z } from 'zod';
import { FileSource } from './FileSource';
import { OpenCostSource } from './OpenCostSource';
import { S3Source } from './S3Source';
import { UrlSource } from './UrlSource';

/** The source of files that people send, and the kind of those that the configuration has for them. @internal */
export const UPLOAD = 'upload';

/** A source whose files people send. @internal */
export type UploadSource = {
  id: string;
  kind: typeof UPLOAD;
  title: string;
  reading?: BillingReading;
};

/** It is there without configuration, and reads what is recognised by its columns. */
const anyUpload: UploadSource = {
  id: UPLOAD,
  kind: UPLOAD,
  title: 'Uploads',
};

const id = z
  .string()
  .regex(/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/, {
    message: 'is not an id. Write small letters, digits and dashes',
  })
  .refine(value => value !== UPLOAD, {
    message: 'is the id of uploads. Choose another one',
  });

const secureUrl = z
  .string()
  .refine(
    value =>
      /^https:/.test(value) ||
      /^http:\/\/(?:localhost|127\.0\.0\.1)[:/]/.test(value),
    { message: 'is not an https address' },
  )
  .refine(value => URL.canParse(value), { message: 'is not an address' });

const httpUrl = z
  .string()
  .refine(value => /^https?:/.test(value) && URL.canParse(value), {
    message: 'is not an http or https address',
  });

const headers = z.record(z.string(), z.string()).optional();

const common = {
  id,
  title: z.string().min(1).max(200).optional(),
};

const reading = {
  format: z.enum(billingFormats.map(format => format.id)).optional(),
  columns: z.record(z.string(), z.string()).optional(),
  columnsFrom: z
    .partialRecord(z.enum(focusColumnIds), z.string().min(1).max(300))
    .optional(),
  monthFirst: z.boolean().optional(),
  decimalComma: z.boolean().optional(),
};

/** Of sources that are read again and again. */
const daysKept = { keepDays: z.boolean().optional() };

const schema = z.discriminatedUnion('type', [
  z.strictObject({
    ...common,
    ...reading,
    ...daysKept,
    type: z.literal('files'),
    paths: z.array(z.string().min(1)).min(1).max(100),
  }),
  z.strictObject({
    ...common,
    ...reading,
    ...daysKept,
    type: z.literal('urls'),
    urls: z.array(secureUrl).min(1).max(100),
    headers,
  }),
  z.strictObject({
    ...common,
    ...reading,
    ...daysKept,
    type: z.literal('s3'),
    bucket: z.string().min(1),
    prefix: z.string().optional(),
    region: z.string().min(1).optional(),
    endpoint: httpUrl.optional(),
    forcePathStyle: z.boolean().optional(),
    accessKeyId: z.string().min(1).optional(),
    secretAccessKey: z.string().min(1).optional(),
  }),
  z.strictObject({
    ...common,
    type: z.literal('opencost'),
    url: httpUrl,
    currency: z.string().min(1).max(40).optional(),
    headers,
    days: z.int().min(1).max(60).optional(),
  }),
  z.strictObject({
    ...common,
    ...reading,
    // What is uploaded says what the month has now; days of an earlier file would be there beside it.
    keepDays: z
      .never({
        message: 'is not for uploads. Remove it: a file replaces its months',
      })
      .optional(),
    type: z.literal(UPLOAD),
  }),
]);

type SourceConfig = z.infer<typeof schema>;

const SETTING = 'entityCost.sources';

/** Reads the sources of the configuration. An error names the setting, and never its value. @internal */
export function readSources(config: Config): {
  sources: BillingSource[];
  uploads: UploadSource[];
} {
  const list = config.getOptional(SETTING) ?? [];
  const parsed = z.array(schema).max(100).safeParse(list);
  if (!parsed.success) {
    const [{ path, message }] = parsed.error.issues;
    throw new InputError(
      `${SETTING}${pathText(
        path,
      )} ${message}. See the section Sources of docs/cost-data.md.`,
    );
  }
  const twice = parsed.data.findIndex(
    (source, index) =>
      parsed.data.findIndex(other => other.id === source.id) !== index,
  );
  if (twice !== -1) {
    throw new InputError(
      `${SETTING}[${twice}].id is the id of another source. Give each source an id of its own.`,
    );
  }
  return {
    sources: parsed.data.flatMap(source =>
      source.type === UPLOAD ? [] : [sourceOf(source)],
    ),
    uploads: [
      anyUpload,
      ...parsed.data.flatMap(source =>
        source.type === UPLOAD ? [uploadOf(source)] : [],
      ),
    ],
  };
}

function uploadOf(
  source: Extract<SourceConfig, { type: typeof UPLOAD }>,
): UploadSource {
  const { title = source.id } = source;
  return { id: source.id, kind: UPLOAD, title, reading: readingOf(source) };
}

function sourceOf(
  source: Exclude<SourceConfig, { type: typeof UPLOAD }>,
): BillingSource {
  const { title = source.id } = source;
  switch (source.type) {
    case 'files':
      return new FileSource(source.id, title, source, readingOf(source));
    case 'urls':
      return new UrlSource(source.id, title, source, readingOf(source));
    case 's3': {
      const { accessKeyId, secretAccessKey, prefix, bucket } = source;
      return new S3Source(
        source.id,
        title,
        {
          bucket,
          prefix,
          client: {
            region: source.region,
            endpoint: source.endpoint,
            forcePathStyle: source.forcePathStyle,
            // without keys, those of the environment, as the SDK finds them
            ...(accessKeyId && secretAccessKey
              ? { credentials: { accessKeyId, secretAccessKey } }
              : {}),
          },
        },
        readingOf(source),
      );
    }
    case 'opencost':
      return new OpenCostSource(source.id, title, {
        url: source.url,
        headers: source.headers,
        currency: source.currency ?? 'USD',
        days: source.days ?? 14,
      });
    default:
      return source satisfies never;
  }
}

function readingOf(source: {
  format?: string;
  columns?: Record<string, string>;
  columnsFrom?: Record<string, string>;
  monthFirst?: boolean;
  decimalComma?: boolean;
  keepDays?: boolean;
}): BillingReading {
  const { columns, format, columnsFrom, monthFirst } = source;
  const { decimalComma, keepDays } = source;
  return {
    format,
    constants: columns ?? {},
    columnsFrom,
    monthFirst,
    decimalComma,
    keepDays,
  };
}

function pathText(path: readonly PropertyKey[]): string {
  return path
    .map(step => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    .join('');
}
