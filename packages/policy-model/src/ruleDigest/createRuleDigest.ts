import type { Digest } from '../brands';
import { canonicalJson, type Hash, type Json } from '../canonical';
import type { Rule } from '../rule';
import { documentsAt } from './documentsAt';
import { packageOf } from './packageOf';
import { createReach, type Reached } from './reach';
import { readRego, type RegoFile } from './readRego';
import { readsMetadata, type Reference } from './referencesOf';
import { rowsByType, type RuleReads } from './rowsByType';

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

const LOGIC_VERSION = 'guardrails/logic/v1';

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
  const { texts, packages, certain, reach } = readSources(options);
  return rule => {
    const own = packageOf(rule.id);
    const there = packages.has(own.join('/'));
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

/**
 * Takes a rule apart: a digest of its logic, and one for each resource type of the rows that it reads. A row for another
 * type changes neither, so it ends nothing that was granted for this one. Only tables that the rule hands whole to the
 * reader of places are taken apart, since that one looks at each type by itself; any other document is logic.
 *
 * @returns a function that answers `undefined` where it is not certain what the rule reads
 * @public
 */
export function createRuleReads(options: {
  sources: RegoSources;
  hash: Hash;
}): (rule: DecidingMetadata) => RuleReads | undefined {
  const { sources, hash } = options;
  const { packages, certain, reach } = readSources(options);
  return rule => {
    const own = packageOf(rule.id);
    if (!certain || !packages.has(own.join('/'))) return undefined;
    const { files, references } = reach(own);
    const tables = tablesOf(references);
    const { follow, ...rows } = rowsByType({
      data: sources.data,
      tables,
      hash,
    });
    return {
      logic: hash(
        canonicalJson({
          version: LOGIC_VERSION,
          rule: metadataOf(withoutNamesOfRows(rule, follow)),
          regoVersion: sources.version ?? null,
          tables,
          ...reachedBy(
            { files, references: references.filter(({ byType }) => !byType) },
            sources.data,
          ),
        }),
      ),
      ...rows,
    };
  };
}

function readSources({ sources, hash }: { sources: RegoSources; hash: Hash }) {
  const texts = Object.values(sources.files);
  const files = texts.flatMap(text => {
    const file = readRego(text);
    return file ? [{ ...file, digest: hash(file.code) }] : [];
  });
  return {
    texts,
    certain:
      files.length === texts.length && !files.some(file => readsMetadata(file)),
    packages: new Set(files.map(file => file.package.join('/'))),
    reach: createReach(files),
  };
}

function reachedBy(
  { files, references }: Reached<RegoFile & { digest: Digest }>,
  data: Json,
) {
  return {
    code: files.map(({ digest }) => digest).sort(),
    documents: documentsAt(
      data,
      references.map(({ path }) => path),
    ),
  };
}

/** Names of the tables that are taken apart, each once. */
function tablesOf(references: Reference[]): string[] {
  const names = references.flatMap(({ byType, path }) =>
    byType ? path.slice(-1) : [],
  );
  return [...new Set(names)].sort();
}

/** What follows from the rows is in the digests of the rows; what a rule names itself is its logic. */
function withoutNamesOfRows(
  rule: DecidingMetadata,
  follow: ReturnType<typeof rowsByType>['follow'],
): DecidingMetadata {
  const { subject } = rule;
  if (subject.type !== 'infrastructure') return rule;
  return {
    ...rule,
    subject: {
      ...subject,
      types: subject.types.filter(type => !follow.types.has(type)),
      companions: (subject.companions ?? []).filter(
        type => !follow.companions.has(type),
      ),
    },
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
