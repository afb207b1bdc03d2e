import {
  GuardrailsError,
  type DecideRequest,
  type PreviewRequest,
} from '@backstage-guardrails/plugin-guardrails-common';
import { canonicalJson } from '@backstage-guardrails/policy-model';
import { z } from 'zod';
import type { Caller } from '../../identity/actors';
import type { EvidenceStore } from '../evidence';
import { OWNER_VARIABLE, type ModuleDescription } from '../modules';
import { requireOwner } from '../targets';

/** A prediction from a form. It can be decided (a claim that is proposed), but no grant comes of it. */
const PREDICTION = 'module-values';

const predictionSchema = z.strictObject({
  module: z.string(),
  values: z.record(z.string(), z.json()),
});

type Prediction = { module: string; values: Record<string, unknown> };

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
    return this.#predict(
      toPrediction('document' in evidence ? evidence.document : undefined),
    );
  }

  /** @throws {@link GuardrailsError} `module-unknown`, `bad-request`, `target-not-owned` */
  readPreviewed(caller: Caller, subject: PreviewRequest['subject']): Evidence {
    if ('module' in subject) return this.#previewForm(caller, subject);
    const { format, document } = subject;
    if (format === PREDICTION) {
      return this.#previewForm(caller, toPrediction(document));
    }
    return { evidence: Buffer.from(canonicalJson(document)), format };
  }

  /**
   * What rules say with a team as the owner tells whether there is one, and of its budgets. So a form is evaluated only for
   * an owner that the caller could claim a target for. An empty field names none. The owners in any other document are not
   * checked: where it names them depends on its format and on parameters. That is a limit, which the documentation states.
   */
  #previewForm(caller: Caller, named: Prediction): Evidence {
    const evidence = this.#predict(named);
    const owner = named.values[OWNER_VARIABLE] ?? '';
    if (owner !== '') requireOwner(caller, { owner });
    return evidence;
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

  #predict(named: Prediction): Evidence {
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

function toPrediction(document: unknown): Prediction {
  const named = predictionSchema.safeParse(document);
  if (named.success) return named.data;
  throw new GuardrailsError({
    code: 'bad-request',
    message: `Evidence of format ${PREDICTION} names a registered module and values; the module's description is the server's to say.`,
  });
}
