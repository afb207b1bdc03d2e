import {
  GuardrailsError,
  type DecideRequest,
  type PreviewRequest,
} from '@backstage-guardrails/plugin-guardrails-common';
import { canonicalJson } from '@backstage-guardrails/policy-model';
import { z } from 'zod';
import type { Caller } from '../../identity/actors';
import type { EvidenceStore } from '../evidence';
import type { ModuleDescription } from '../modules';

/** A prediction from a form. It can be decided (a claim that is proposed), but no grant comes of it. */
const PREDICTION = 'module-values';

const predictionSchema = z.strictObject({
  module: z.string(),
  values: z.record(z.string(), z.json()),
});

type Evidence = { evidence: Uint8Array; format: string };

/** Reads the evidence that a request names: from its body, from the store or from a registered module. @internal */
export class EvidenceReader {
  readonly #store: Pick<EvidenceStore, 'read'>;
  readonly #modules: Map<string, ModuleDescription>;

  constructor(options: {
    store: Pick<EvidenceStore, 'read'>;
    modules: Map<string, ModuleDescription>;
  }) {
    this.#store = options.store;
    this.#modules = options.modules;
  }

  /** @throws {@link GuardrailsError} `evidence-missing`, `bad-request`, `module-unknown` */
  async readDecided(caller: Caller, request: DecideRequest): Promise<Evidence> {
    const { evidence, format } = request;
    if (format !== PREDICTION) {
      return { evidence: await this.#readBytes(caller, evidence), format };
    }
    const named = predictionSchema.safeParse(
      'document' in evidence ? evidence.document : undefined,
    );
    if (named.success) return this.#predict(named.data);
    throw new GuardrailsError({
      code: 'bad-request',
      message: `Evidence of format ${PREDICTION} names a registered module and values; the module's description is the server's to say.`,
    });
  }

  /** @throws {@link GuardrailsError} `module-unknown` */
  readPreviewed(subject: PreviewRequest['subject']): Evidence {
    if ('module' in subject) return this.#predict(subject);
    return {
      evidence: Buffer.from(canonicalJson(subject.document)),
      format: subject.format,
    };
  }

  async #readBytes(
    caller: Caller,
    evidence: DecideRequest['evidence'],
  ): Promise<Uint8Array> {
    if ('document' in evidence) {
      return Buffer.from(canonicalJson(evidence.document));
    }
    const bytes = await this.#store.read(caller.principal, evidence.digest);
    if (bytes) return bytes;
    throw new GuardrailsError({
      code: 'evidence-missing',
      message:
        'You sent no evidence with this digest, or it has expired. Send it again.',
    });
  }

  #predict(named: {
    module: string;
    values: Record<string, unknown>;
  }): Evidence {
    const description = this.#modules.get(named.module);
    if (!description) {
      throw new GuardrailsError({
        code: 'module-unknown',
        message: `No module ${named.module} is registered in guardrails.modules.`,
      });
    }
    const document = { module: description, values: named.values };
    return {
      evidence: Buffer.from(canonicalJson(document)),
      format: PREDICTION,
    };
  }
}
