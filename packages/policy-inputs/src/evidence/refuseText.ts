import { EvidenceError } from '../errors';

const TEXT_PLAN =
  /(Terraform|OpenTofu) (will perform|used the selected providers|detected the following)|No changes\. |Resource actions are indicated with|An execution plan has been generated/;

/** Refuses a document that starts with neither an object nor an array. @internal */
export function refuseText(bytes: Uint8Array, offset: number): never {
  const head = String.fromCharCode(...bytes.subarray(0, 4000));
  if (TEXT_PLAN.test(head)) {
    throw new EvidenceError({
      code: 'text-plan',
      message:
        'This is the text output of a plan. Run "terraform show -json <plan file>".',
    });
  }
  if (/^\s*(null|true|false|-?[0-9.eE+-]+|"[^"]*")\s*$/.test(head)) {
    throw new EvidenceError({
      code: 'not-an-object',
      message: 'The evidence is a single JSON value. Use a JSON object.',
    });
  }
  throw new EvidenceError({
    code: 'malformed',
    path: `offset ${offset}`,
    message: 'The evidence is not JSON: it starts with neither { nor [.',
  });
}
