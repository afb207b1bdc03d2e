import { carriedValues } from './carriedValues';
import { readForm } from './readForm';

const form = readForm([
  {
    title: 'What do you need?',
    schema: {
      properties: {
        name: { title: 'Name', type: 'string' },
        token: { title: 'Token', 'ui:field': 'Secret' },
        pin: { type: 'string', 'ui:widget': 'password' },
        card: { 'ui:backstage': { review: { mask: '****' } } },
        resumes: { 'ui:backstage': { review: { show: false } } },
        login: {
          type: 'object',
          properties: {
            user: { type: 'string' },
            key: { type: 'string', 'ui:field': 'secret' },
          },
        },
      },
      dependencies: {
        name: {
          oneOf: [
            { properties: { zone: { title: 'Zone', enum: ['a', 'b'] } } },
            { properties: { code: { format: 'password' } } },
          ],
        },
      },
    },
  },
  {
    title: 'Where?',
    schema: {
      'ui:field': 'GuardrailsPreview',
      'ui:options': { module: 'environment' },
      properties: { region: { title: 'Region', enum: ['eu-west-1'] } },
    },
  },
]);

describe('readForm', () => {
  it('finds the fields of every step and branch, and the preview', () => {
    expect(form.fields.map(({ name, step }) => [name, step])).toEqual([
      ['name', 'What do you need?'],
      ['token', 'What do you need?'],
      ['pin', 'What do you need?'],
      ['card', 'What do you need?'],
      ['resumes', 'What do you need?'],
      ['login', 'What do you need?'],
      ['zone', 'What do you need?'],
      ['code', 'What do you need?'],
      ['region', 'Where?'],
    ]);
    expect(form.preview).toEqual({ module: 'environment' });
    expect(readForm([{ title: 'A', schema: {} }]).preview).toBeUndefined();
  });
});

describe('carriedValues', () => {
  it('leaves out secrets, what the review hides, and what the form does not describe', () => {
    expect(
      carriedValues(form, {
        name: 'cart',
        token: '******',
        pin: '1234',
        card: '4711',
        resumes: 'task-0',
        login: { user: 'ada', key: 'hunter2', more: [{ key: 'hunter2' }] },
        zone: 'a',
        code: 'hunter2',
        region: 'eu-west-1',
        removedFromTheForm: 'hunter2',
      }),
    ).toEqual({
      name: 'cart',
      login: { user: 'ada', more: [{}] },
      zone: 'a',
      region: 'eu-west-1',
    });
  });
});

describe('hidden fields', () => {
  const password = { 'ui:widget': 'password' };
  const hiddenWith = (field: object) =>
    readForm([{ title: 'A', schema: { properties: { field } } }]).hidden;

  it.each([
    ['a widget among the options', { 'ui:options': { widget: 'password' } }],
    ['a field among the options', { 'ui:options': { field: 'Secret' } }],
    ['a type of input', { 'ui:inputType': 'password' }],
    ['one among the options', { 'ui:options': { inputType: 'password' } }],
    ['what is only written', { type: 'string', writeOnly: true }],
    ['a list', { type: 'array', items: password }],
    ['a list of fixed length', { items: [{ type: 'string' }, password] }],
    ['any property', { type: 'object', additionalProperties: password }],
    ['some properties', { patternProperties: { '^key': password } }],
    ['a branch', { anyOf: [{ type: 'null' }, password] }],
    ['lists of lists', { items: { items: { format: 'password' } } }],
    ['a definition, which is not read', { $ref: '#/definitions/token' }],
  ])('are those of %s', (_, field) => {
    expect([...hiddenWith(field)]).toEqual(['field']);
  });

  it.each([
    ['a text', { type: 'string', 'ui:widget': 'textarea' }],
    ['options', { 'ui:options': { rows: 5, inputType: 'email' } }],
    ['a list', { type: 'array', items: { type: 'string' } }],
    ['an object of texts', { additionalProperties: { type: 'string' } }],
  ])('are not those of %s', (_, field) => {
    expect([...hiddenWith(field)]).toEqual([]);
  });

  it('of an object are hidden alone', () => {
    expect([...hiddenWith({ properties: { key: password } })]).toEqual(['key']);
    expect([
      ...hiddenWith({ items: { properties: { key: password } } }),
    ]).toEqual(['key']);
  });
});
