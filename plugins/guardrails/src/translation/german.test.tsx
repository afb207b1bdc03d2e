import { render, screen } from '@testing-library/react';
import type { Preview } from '@backstage-guardrails/plugin-guardrails-react';
import { deniedDetail, regionFinding } from '../__fixtures__/decision';
import { FixButtons } from '../components/preview/FixButtons';
import { PreviewPanel } from '../components/preview/PreviewPanel';
import { german } from './__testUtils__/german';
import { legacyApp } from './__testUtils__/legacyApp';

const { verdict } = deniedDetail.decision;

function denied(paths: string[]): Preview {
  const findings = paths.map(path => ({ ...regionFinding, path }));
  return { status: 'judged', stale: false, verdict: { ...verdict, findings } };
}

describe('German in the legacy frontend system', () => {
  it.each([
    [['region'], 'Vorschau: 1 Richtlinienverstoß.'],
    [['region', 'zone'], 'Vorschau: 2 Richtlinienverstöße.'],
  ])('has a form for each number of violations in %j', async (paths, text) => {
    render(
      legacyApp({
        language: 'de',
        resources: [german],
        children: <PreviewPanel preview={denied(paths)} />,
      }),
    );
    expect(await screen.findByText(text, { exact: false })).toBeVisible();
  });

  it('puts the values where the language has them', async () => {
    const fix = { field: 'region', title: 'Region', value: 'eu-west-1' };
    render(
      legacyApp({
        language: 'de',
        resources: [german],
        children: <FixButtons fixes={[fix]} onFix={() => {}} />,
      }),
    );
    expect(await screen.findByRole('button')).toHaveTextContent(
      'Region auf eu-west-1 setzen',
    );
  });
});
