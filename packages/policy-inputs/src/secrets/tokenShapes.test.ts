import { detectSecretByShape } from './detectSecret';
import { tokenShapes } from './tokenShapes';

/** A text of a shape: of each choice the first, of each class a letter that it allows. */
function exampleOf(shape: RegExp): string {
  let text = shape.source
    .replaceAll('\\b', '')
    .replaceAll(/\\d/g, '[0-9]')
    .replaceAll(/\[([^\]]+)\](?:\{(\d+)(?:,\d+)?\})?/g, (_, letters, times) =>
      letterOf(letters).repeat(Number(times ?? 1)),
    );
  const group = /\(\?:([^()|]*)(?:\|[^()]*)?\)\??/;
  while (group.test(text)) text = text.replace(group, '$1');
  return text.replaceAll(/(?:=\{0,\d\})/g, '').replaceAll('\\', '');
}

function letterOf(letters: string): string {
  const allowed = new RegExp(`[${letters}]`);
  return ['7', 'Q', 'a'].find(letter => allowed.test(letter)) ?? letters[0];
}

describe('tokenShapes', () => {
  it.each(Object.entries(tokenShapes))('%s', (id, shape) => {
    const example = exampleOf(shape);
    expect(example).toMatch(shape);
    expect(detectSecretByShape(`token "${example}"`)).toBe(id);
    expect(detectSecretByShape(example.slice(0, -1))).not.toBe(id);
  });

  it.each([
    'sha256:4b1d9ee8db4a8a7d8ae5bd5b0ab9ef0a34e8dd7fd1a2bd0f8bd5f6e7a2f1c3d4',
    'arn:aws:iam::123456789012:role/api-gateway-role-for-orders',
    'hooks.slack.com',
    'https://app.terraform.io/v1/atlasv1.tfvars',
    'dapi-cluster-policy-for-production-clusters',
    'module.registry.hf_models_are_kept_in_this_bucket',
  ])('leaves alone: %s', text => {
    expect(detectSecretByShape(text)).toBeUndefined();
  });
});
