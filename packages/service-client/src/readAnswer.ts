import type { ServiceErrorClass } from './ServiceError';

/** What is used of a `Response`, without the types of a browser. @public */
export type Answer = {
  ok: boolean;
  status: number;
  statusText: string;
  headers: { get(name: string): string | null };
  text(): Promise<string>;
};

/** The service that is asked. @public */
export type AnsweringService = {
  /** As in "The decision service". */
  name: string;
  Failure: ServiceErrorClass;
};

/** Returns the answer, and throws the error in it where the service refused. @public */
export async function acceptAnswer<T extends Answer>(
  answer: T,
  service: AnsweringService,
): Promise<T> {
  if (!answer.ok) throw await readError(answer, service);
  return answer;
}

/**
 * Reads JSON that the service answered. Its shape is not checked: the tests of the service hold its answers against the
 * description that the types are made from.
 * @public
 */
export async function readJsonAnswer<T>(
  answer: Answer,
  service: AnsweringService,
): Promise<T> {
  const text = await (await acceptAnswer(answer, service)).text();
  try {
    return JSON.parse(text) as T;
  } catch (cause) {
    // A proxy sends a page to sign in with status 200, for instance.
    throw new service.Failure({
      code: 'answer-unreadable',
      statusCode: 502,
      message: `The answer is not JSON, so it is not from ${lowerFirst(
        service.name,
      )}. Check the address, the sign-in and the proxy in front of the service.`,
      cause,
    });
  }
}

/** A proxy may have answered, so nothing about the body is taken for granted. */
async function readError(
  answer: Answer,
  { name, Failure }: AnsweringService,
): Promise<Error> {
  const { status, statusText, headers } = answer;
  const { code, message, path } = errorIn(await answer.text().catch(() => ''));
  return new Failure({
    code: textOf(code) ?? `http-${status}`,
    message:
      textOf(message) ?? `${name} answered ${status} ${statusText}`.trim(),
    statusCode: status,
    path: textOf(path),
    retryAfter: secondsOf(headers.get('retry-after')),
  });
}

function errorIn(text: string): {
  code?: unknown;
  message?: unknown;
  path?: unknown;
} {
  try {
    return JSON.parse(text)?.error ?? {};
  } catch {
    return {};
  }
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The header in seconds; its form as a date is left alone. */
function secondsOf(header: string | null): number | undefined {
  const seconds = Number(header ?? '');
  return seconds > 0 && Number.isFinite(seconds) ? seconds : undefined;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
