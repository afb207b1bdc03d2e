import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import { ComplianceCounts } from './ComplianceCounts';

const compliance = {
  entity: 'component:default/checkout',
  open: [],
  passed: [],
  notChecked: [],
  waived: [],
  counts: { open: 0, warned: 3, passed: 0 },
};

describe('ComplianceCounts', () => {
  it('counts what passed where a decision says it', async () => {
    renderInTestApp(
      <ComplianceCounts
        compliance={{ ...compliance, judgedAt: '2026-03-10T10:00:00Z' }}
      />,
    );
    expect(await screen.findByText('0 passed')).toBeInTheDocument();
  });

  it('counts warnings as open, as lists do', async () => {
    renderInTestApp(
      <ComplianceCounts
        compliance={{
          ...compliance,
          counts: { open: 2, warned: 1, passed: 0 },
        }}
      />,
    );
    expect(await screen.findByText('3 open')).toBeInTheDocument();
    expect(screen.getByText('1 of them a warning')).toBeInTheDocument();
  });

  it('does not say that nothing passed where only the catalog was checked', async () => {
    renderInTestApp(<ComplianceCounts compliance={compliance} />);
    expect(await screen.findByText('3 of them warnings')).toBeInTheDocument();
    expect(screen.queryByText(/passed/)).toBeNull();
  });
});
