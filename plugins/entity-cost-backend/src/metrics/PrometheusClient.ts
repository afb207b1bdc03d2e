import { z } from 'zod';

/** A day, a point each quarter of an hour. */
const RANGE = 24 * 3_600;
const STEP = 900;

const TIMEOUT = 5_000;
const MAX_BYTES = 262_144;

/** Why a query has no answer. Pages say it in words; what Prometheus said is for the log. */
type QueryFailure =
  | 'timeout'
  | 'unreachable'
  | 'refused'
  | 'answer-too-large'
  | 'answer-invalid'
  | 'several-series';

/** A number of a series as Prometheus writes it, or none where there was none or it was not a number. */
type Point = { at: number; value?: string };

type QueryAnswer =
  | { state: 'known'; points: Point[] }
  | { state: 'empty' }
  | { state: 'failed'; code: QueryFailure; detail?: string };

/** Not `NaN` and not `+Inf`, which are texts too. */
const number = /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/;

const answerSchema = z.object({
  status: z.literal('success'),
  data: z.object({
    resultType: z.literal('matrix'),
    result: z.array(
      z.object({ values: z.array(z.tuple([z.number(), z.string()])) }),
    ),
  }),
});

/**
 * Asks a Prometheus that the operator has configured for the last day of a query. It follows no redirect, waits for five
 * seconds, and reads no more than it would take for one series.
 * @internal
 */
export class PrometheusClient {
  readonly #url: string;
  readonly #headers: Readonly<Record<string, string>>;
  readonly #now: () => number;

  constructor(options: {
    url: string;
    headers: Readonly<Record<string, string>>;
    now?: () => number;
  }) {
    this.#url = `${options.url.replace(/\/+$/, '')}/api/v1/query_range`;
    this.#headers = options.headers;
    this.#now = options.now ?? Date.now;
  }

  async lastDay(query: string): Promise<QueryAnswer> {
    const end = Math.trunc(this.#now() * 1e-3);
    const start = end - RANGE;
    const signal = AbortSignal.timeout(TIMEOUT);
    try {
      const response = await fetch(this.#url, {
        method: 'POST',
        headers: this.#headers,
        body: new URLSearchParams({
          query,
          start: String(start),
          end: String(end),
          step: String(STEP),
          timeout: `${TIMEOUT}ms`,
        }),
        redirect: 'error',
        signal,
      });
      const text = await readUpTo(response, MAX_BYTES);
      if (text === undefined) return failed('answer-too-large');
      if (!response.ok) return failed('refused', detailOf(response, text));
      return toAnswer(text, start);
    } catch (error) {
      const code = signal.aborted ? 'timeout' : 'unreachable';
      return failed(code, String(error));
    }
  }
}

/** Prometheus leaves out the steps of an outage. They are there without a number, so that no line is drawn over them. */
function toAnswer(text: string, start: number): QueryAnswer {
  const parsed = answerSchema.safeParse(parseJson(text));
  if (!parsed.success) return failed('answer-invalid');
  const [series, ...others] = parsed.data.data.result;
  // two series could be two of anything, and neither is the value of the entity
  if (others.length > 0) return failed('several-series');
  if (!series?.values.length) return { state: 'empty' };
  const values = new Map(
    series.values.map(([at, value]) => [
      Math.round((at - start) / STEP),
      value,
    ]),
  );
  const points = Array.from({ length: RANGE / STEP + 1 }, (_, step) => {
    const value = values.get(step) ?? '';
    return {
      at: (start + step * STEP) * 1_000,
      ...(number.test(value) && { value }),
    };
  });
  return { state: 'known', points };
}

async function readUpTo(
  response: Response,
  most: number,
): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    // leaving the loop cancels the rest
    if (size > most) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function detailOf({ status }: Response, text: string): string {
  const answer = z.object({ error: z.string() }).safeParse(parseJson(text));
  return `${status} ${answer.success ? answer.data.error : ''}`.slice(0, 500);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function failed(code: QueryFailure, detail?: string): QueryAnswer {
  return { state: 'failed', code, ...(detail !== undefined && { detail }) };
}
