import {
  adapt,
  type Adapted,
  EvidenceError,
  loadHclParser,
} from '@backstage-guardrails/policy-inputs';
import { keyedSha256, sha256 } from '../hash';
import type { EvaluateRequest } from './PipelineResult';

/** The first step: evidence into the parts of an input that come from evidence alone. @internal */
export async function adaptEvidence(
  request: Pick<
    EvaluateRequest,
    'evidence' | 'format' | 'sealingKey' | 'maxBytes'
  >,
): Promise<Adapted> {
  const { evidence, format, sealingKey, maxBytes } = request;
  const options = {
    format,
    hash: sha256,
    ...(maxBytes !== undefined && { maxBytes }),
    ...(sealingKey && { keyedHash: keyedSha256(sealingKey) }),
  };
  try {
    return adapt(evidence, options);
  } catch (error) {
    const wantsParser =
      error instanceof EvidenceError && error.code === 'hcl-parser-missing';
    if (!wantsParser) throw error;
    // The parser is a large module of its own; plans never need it.
    return adapt(evidence, { ...options, parseHcl: await loadHclParser() });
  }
}
