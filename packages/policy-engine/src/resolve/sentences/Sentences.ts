import type {
  ChangeKind,
  EvidencePart,
} from '@backstage-guardrails/policy-model';

/** Values as a sentence shows them, escaped already. */
type Shown = string;

/**
 * Every text that `resolve` itself puts into a verdict; the rest comes from rules, parameters and evidence. A verdict is
 * replayed byte for byte, so each version of the engine keeps the table it was made with.
 * @internal
 */
export type Sentences = {
  /** A value in the sentence of a rule. */
  values: {
    /** `{resource}` of a finding about the evidence as a whole. */
    wholeEvidence: string;
    notSet: string;
    empty: string;
    shortened(options: { start: Shown; length: number }): string;
  };
  factAbsent: {
    message(options: { title: string; fact: Shown }): string;
    /** `fix` is the one of the rule. */
    fix(options: { fact: Shown; fix: string }): string;
  };
  knownAfterApply(options: {
    title: string;
    path: string;
    /** Empty for the evidence as a whole. */
    resource: Shown;
  }): string;
  unreadable: {
    expected: string;
    message(options: {
      title: string;
      part: EvidencePart;
      path: Shown;
      code: Shown;
      /** Places beside the one named. */
      more: number;
    }): string;
  };
  withheld: {
    expected: string;
    message(options: {
      title: string;
      paths: string[];
      isSuspected: boolean;
    }): string;
    fix(options: { isSuspected: boolean }): string;
  };
  /** Why a pre-approval does not apply; a clause, after "Not pre-approved by …: ". */
  preApproval: {
    notProven: string;
    evidenceIncomplete(part: EvidencePart): string;
    notAViolation(rule: string): string;
    notInfrastructure: string;
    destroys: string;
    destroysResource(options: { kind: ChangeKind; address: string }): string;
    moduleUnpinned(options: { address: string; source: string }): string;
    nothingKnown: string;
    environmentDiffers(options: {
      environments: string[];
      environment: string | undefined;
    }): string;
    expired(until: string): string;
    templateUnknown: string;
    templateDiffers(options: Difference): string;
    templateDigestDiffers(options: Difference): string;
    moduleDiffers(options: Difference): string;
    moduleDigestDiffers(options: Difference): string;
    ruleNotNamed(rule: string): string;
    valueNotNamed(name: string): string;
    valueWithheld(name: string): string;
    valueMissing(name: string): string;
    valueOutside(options: {
      name: string;
      value: string;
      range: string;
    }): string;
    oneOf(values: string): string;
    text(options: { maxLength: number }): string;
    number(options: {
      type: 'integer' | 'number';
      minimum: number;
      maximum: number;
    }): string;
  };
};

type Difference = { actual: string; expected: string };
