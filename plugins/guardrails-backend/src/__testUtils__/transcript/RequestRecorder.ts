import diagnostics from 'node:diagnostics_channel';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { spec } from '../../schema/openapi/generated/router';

/** A call of the API as it was answered. */
export type Answered = { route: string; status: number };

const BASE = '/api/guardrails';

const routes = Object.keys(spec.paths).map(path => ({
  path,
  pattern: new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`),
}));

/** Listens to the HTTP servers of this process for what is asked of the decision service. */
export class RequestRecorder {
  readonly #began: (answered: Answered) => void;
  readonly #asked = new WeakMap<IncomingMessage, Answered>();
  #underWay = 0;

  constructor(options: { began: (answered: Answered) => void }) {
    this.#began = options.began;
    diagnostics.subscribe('http.server.request.start', this.#start);
    diagnostics.subscribe('http.server.response.finish', this.#finish);
  }

  get isIdle(): boolean {
    return this.#underWay === 0;
  }

  stop(): void {
    diagnostics.unsubscribe('http.server.request.start', this.#start);
    diagnostics.unsubscribe('http.server.response.finish', this.#finish);
  }

  readonly #start = (message: unknown) => {
    const { request } = message as { request: IncomingMessage };
    const [url] = (request.url ?? '').split('?');
    if (!url.startsWith(BASE)) return;
    const path = url.slice(BASE.length);
    // A path without parameters goes before one with them: `/passkeys/challenge` is no id of a passkey.
    const known =
      routes.find(route => route.path === path) ??
      routes.find(route => route.pattern.test(path));
    const answered = {
      route: `${request.method} ${known?.path ?? path}`,
      status: 0,
    };
    this.#asked.set(request, answered);
    this.#underWay += 1;
    this.#began(answered);
  };

  readonly #finish = (message: unknown) => {
    const { request, response } = message as {
      request: IncomingMessage;
      response: ServerResponse;
    };
    const answered = this.#asked.get(request);
    if (!answered) return;
    answered.status = response.statusCode;
    this.#underWay -= 1;
  };
}
