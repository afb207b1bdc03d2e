import { adaptDocument, refusalOf } from '../../__testUtils__/evidence';
import { hash } from '../../__testUtils__/hash';

const adaptAccess = (document: object) =>
  adaptDocument(document, { format: 'access' });

const asked = {
  resource: 'resource:default/checkout-db',
  role: 'readonly',
  durationSeconds: 1800,
  purpose: 'Find the order that is stuck',
  breakGlass: false,
};

describe('access', () => {
  it('adapts a request', () => {
    const document = { ...asked, purpose: ` ${asked.purpose} `, incident: '7' };
    expect(adaptAccess(document)).toEqual({
      subject: { type: 'access', ...asked, incident: '7' },
      action: 'access',
      source: { format: 'access', digest: hash(JSON.stringify(document)) },
      skipped: [],
    });
  });

  it.each([
    [{ ...asked, person: 'user:default/other' }, '/'],
    [{ ...asked, durationSeconds: 0 }, '/durationSeconds'],
    [{ ...asked, durationSeconds: 1.5 }, '/durationSeconds'],
    [{ ...asked, durationSeconds: 1e12 }, '/durationSeconds'],
    [{ ...asked, breakGlass: 'false' }, '/breakGlass'],
    [{ ...asked, role: '' }, '/role'],
    [{ ...asked, purpose: 'read \u202eetirw' }, '/purpose'],
    [{ ...asked, incident: 'a\u0000b' }, '/incident'],
  ])('refuses another shape: %j', (document, path) => {
    expect(refusalOf(() => adaptAccess(document))).toEqual({
      code: 'shape',
      path,
    });
  });
});
