import { collectLines } from './collectLines';

describe('collectLines', () => {
  const texts: string[] = [];
  const collect = () => collectLines({ onText: text => void texts.push(text) });

  beforeEach(() => {
    texts.length = 0;
    jest.useFakeTimers();
  });
  afterEach(() => jest.useRealTimers());

  it('makes one text of lines that come at once, and of later ones another', () => {
    const lines = collect();
    lines.add('# aws_kms_key.database will be created');
    lines.add('  + resource "aws_kms_key" "database" {');
    expect(texts).toEqual([]);
    jest.advanceTimersByTime(1_000);
    lines.add('Plan: 1 to add');
    jest.advanceTimersByTime(1_000);
    expect(texts).toEqual([
      '# aws_kms_key.database will be created\n  + resource "aws_kms_key" "database" {',
      'Plan: 1 to add',
    ]);
  });

  it('keeps nothing back at the end, and says nothing where there is nothing', () => {
    const lines = collect();
    lines.flush();
    lines.add('Error: AccessDenied');
    lines.flush();
    jest.advanceTimersByTime(1_000);
    expect(texts).toEqual(['Error: AccessDenied']);
  });
});
