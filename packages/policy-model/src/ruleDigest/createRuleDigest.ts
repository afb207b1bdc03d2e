import type { Digest } from '../brands';
import { canonicalJson, type Hash, type Json } from '../canonical';
import type { Rule } from '../rule';
import { documentsAt } from './documentsAt';
import { packageOf } from './packageOf';
import { createReach, type Reached } from './reach';
import { readRego, type RegoFile } from './readRego';
import { readsMetadata } from './referencesOf';

/** What of a rule's METADATA decides, beside its Rego. @public */
export type DecidingMetadata = Pick<
  Rule,
  'id' | 'level' | 'subject' | 'evidence' | 'facts' | 'parameters'
>;

/** The sources of a bundle, as far as digests of rules are made of them. @public */
export type RegoSources = {
  /** Rego by path, without tests. */
  files: Record<string, string>;
  /** The bundle's own `data.json`. */
  data: Json;
  /** `rego_version` of the manifest, where it names one. */
  version?: number;
};

/** @public */
export const RULE_DIGEST_VERSION = 'guardrails/rule/v2';

/**
 * Makes digests of rules that change with what decides and with nothing else: the rule's Rego, that of every
 * package it refers to, directly or through another one, that of the entrypoint, documents of the bundle that any of
 * these read, and of the METADATA level, subject, evidence, facts and parameters. Sentences, comments, indentation
 * and helpers of other rules are not in it.
 *
 * Where it is not certain what a rule refers to, it takes more rather than less, up to the text of every file. The
 * builder of the bundle and the service share this one function, so that they agree.
 *
 * @returns a function that answers `undefined` for a rule whose source is not there; where a file is not read, that one
 *   may be it, unless `requireSource` asks for one that is read
 * @public
 */
export function createRuleDigest(options: {
  sources: RegoSources;
  hash: Hash;
  requireSource?: boolean;
}): (rule: DecidingMetadata) => Digest | undefined {
  const { sources, hash, requireSource = false } = options;
  const texts = Object.values(sources.files);
  const files = texts.flatMap(text => {
    const file = readRego(text);
    return file ? { ...file, digest: hash(file.code) } : [];
  });
  const certain =
    files.length === texts.length && !files.some(file => readsMetadata(file));
  const reach = createReach(files);
  return rule => {
    const own = packageOf(rule.id);
    const there = files.some(file => file.package.join('/') === own.join('/'));
    // Among files that were not read there may be the rule's own.
    if (!there && (certain || requireSource)) return undefined;
    return hash(
      canonicalJson({
        version: RULE_DIGEST_VERSION,
        rule: metadataOf(rule),
        regoVersion: sources.version ?? null,
        ...(certain
          ? reachedBy(reach(own), sources.data)
          : {
              texts: texts.map(text => hash(text)).sort(),
              data: sources.data,
            }),
      }),
    );
  };
}

function reachedBy(
  { files, references }: Reached<RegoFile & { digest: Digest }>,
  data: Json,
) {
  return {
    code: files.map(({ digest }) => digest).sort(),
    documents: documentsAt(data, references),
  };
}

/** Lists of names are sets: their order is for readers. */
function metadataOf(rule: DecidingMetadata) {
  const { id, level, subject, evidence, facts, parameters } = rule;
  return {
    id,
    level,
    subject: Object.fromEntries(
      Object.entries(subject).map(([key, value]) => [
        key,
        Array.isArray(value) ? [...value].sort() : value,
      ]),
    ),
    evidence: [...evidence].sort(),
    facts: [...facts].sort(),
    parameters: [...parameters].sort(),
  };
}
