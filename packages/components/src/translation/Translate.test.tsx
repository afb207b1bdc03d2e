import { createTranslationRef } from '@backstage/core-plugin-api/alpha';
import { renderInTestApp } from '@backstage/test-utils';
import { useTexts } from './useTexts';

const textsRef = createTranslationRef({
  id: 'test',
  messages: {
    title: 'Costs',
    state: { ok: 'fine', late: 'late since {{since}}' },
    size: '{{size, number}} of {{name}}',
    files_one: 'one file',
    files_other: '{{count}} files',
  },
});

/** What the compiler refuses is marked; without the mark, and with one too many, the type check fails. */
function Shown() {
  const { t } = useTexts(textsRef);
  const wrong = () => [
    // @ts-expect-error no such key
    t('titel'),
    // @ts-expect-error a form of a plural is no key
    t('files_one'),
    // @ts-expect-error a value is missing
    t('state.late'),
    // @ts-expect-error one of two values is missing
    t('size', { size: 1 }),
    // @ts-expect-error a number as text
    t('size', { size: '1', name: 'a' }),
    // @ts-expect-error a value that the text does not have
    t('state.late', { since: 'May', until: 'June' }),
    // @ts-expect-error the count is missing
    t('files'),
  ];
  return (
    <main data-wrong={typeof wrong}>
      {t('title')}, {t('state.late', { since: 'May' })},{' '}
      {t('size', {
        size: 1.25,
        name: 'a',
        formatParams: { size: { maximumFractionDigits: 1 } },
      })}
      , {t('files', { count: 1 })}, {t('files', { count: 2 })},{' '}
      {t('state.late', { since: <b>June</b> })}
    </main>
  );
}

it('gives texts with their values', async () => {
  const { getByRole } = await renderInTestApp(<Shown />);
  expect(getByRole('main')).toHaveTextContent(
    'Costs, late since May, 1.3 of a, one file, 2 files, late since June',
  );
});
