import { exportList } from './exportList';
import { csvOf, jsonOf } from './exportText';

const rows = Array.from({ length: 1200 }, (_, n) => n);

function pageOf({ limit, cursor }: { limit: number; cursor?: string }) {
  const from = Number(cursor ?? 0);
  const end = from + limit;
  return {
    items: rows.slice(from, end),
    ...(end < rows.length && { nextCursor: String(end) }),
    total: rows.length,
  };
}

async function textOf(pieces: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const piece of pieces) text += piece;
  return text;
}

describe('an export', () => {
  it('has every row of every page once, as JSON and as CSV', async () => {
    const list = async (page: { limit: number; cursor?: string }) =>
      pageOf(page);
    const json = await textOf(jsonOf(await exportList(list)));
    expect(JSON.parse(json)).toEqual(rows);
    const columns = { n: (n: number) => n, twice: (n: number) => 2 * n };
    const csv = await textOf(csvOf(await exportList(list), columns));
    expect(csv.split('\r\n')).toEqual([
      'n,twice',
      ...rows.map(n => `${n},${2 * n}`),
      '',
    ]);
  });

  it('is refused before its first row where it would not have all', async () => {
    const code = 'export-too-large';
    const list = async (page: { limit: number; countTo?: number }) => ({
      ...pageOf(page),
      total: Math.min(rows.length, page.countTo ?? Infinity),
    });
    await expect(exportList(list, { most: 1199 })).rejects.toMatchObject({
      code,
    });
    await expect(exportList(list, { most: 1200 })).resolves.toBeDefined();
    const wide = async () => ({ items: [], total: 0, moreNames: true });
    await expect(exportList(wide)).rejects.toMatchObject({ code });
  });

  it('says why it is refused where the total is not that of its rows', async () => {
    const list = async () => ({ items: [], total: 51 });
    const refusal = (most: number) => `It looks through ${most} rows.`;
    await expect(exportList(list, { most: 50, refusal })).rejects.toMatchObject(
      { message: 'It looks through 50 rows.' },
    );
    await expect(exportList(list, { most: 50 })).rejects.toMatchObject({
      message: 'An export has at most 50 rows. Set more filters.',
    });
  });

  it('has no formula, and nothing where there is nothing', async () => {
    async function* items() {
      yield { text: '=1+1' };
      yield { text: undefined };
    }
    const csv = await textOf(
      csvOf<{ text?: string }>(items(), { text: item => item.text }),
    );
    expect(csv).toBe('text\r\n"\'=1+1"\r\n\r\n');
    async function* nothing() {}
    expect(await textOf(jsonOf(nothing()))).toBe('[]\n');
  });
});
