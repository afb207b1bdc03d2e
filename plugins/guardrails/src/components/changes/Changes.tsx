import Button from '@material-ui/core/Button';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import Switch from '@material-ui/core/Switch';
import type {
  Finding,
  InfrastructureSubject,
  ResourceChange,
} from '@backstage-guardrails/policy-model';
import { useMemo, useState } from 'react';
import { useTranslation } from '../../translation';
import { ChangeRow } from './ChangeRow';

const PAGE = 50;
const OPEN_AT_FIRST = 3;

/** What would change, resource by resource; what has findings or loses something comes first. @internal */
export function Changes(props: {
  subject: InfrastructureSubject;
  findings: readonly Finding[];
}) {
  const { subject, findings } = props;
  const { t } = useTranslation();
  const [risky, setRisky] = useState(false);
  const [shown, setShown] = useState(PAGE);

  const found = useMemo(() => countByResource(findings), [findings]);
  const changes = useMemo(
    () => sortByRisk(subject.changes.filter(isChange), found),
    [subject, found],
  );
  const chosen = risky
    ? changes.filter(change => riskOf(change, found) > 0)
    : changes;

  if (!changes.length) return <>{t('changes.none')}</>;
  return (
    <>
      <FormControlLabel
        control={
          <Switch
            size="small"
            color="primary"
            checked={risky}
            onChange={event => setRisky(event.target.checked)}
          />
        }
        label={t('changes.risky')}
      />
      {chosen.slice(0, shown).map((change, index) => (
        <ChangeRow
          key={change.address}
          change={change}
          findings={found.get(change.address) ?? 0}
          open={index < OPEN_AT_FIRST}
        />
      ))}
      {chosen.length > shown && (
        <Button size="small" onClick={() => setShown(shown + PAGE)}>
          {t('changes.more', {
            page: String(Math.min(PAGE, chosen.length - shown)),
            left: String(chosen.length - shown),
          })}
        </Button>
      )}
    </>
  );
}

function isChange(change: ResourceChange): boolean {
  return change.kind !== 'no-op' && change.kind !== 'read';
}

function countByResource(findings: readonly Finding[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { resource } of findings) {
    counts.set(resource, (counts.get(resource) ?? 0) + 1);
  }
  return counts;
}

function riskOf(change: ResourceChange, found: Map<string, number>): number {
  const loses = ['delete', 'replace', 'forget'].includes(change.kind);
  return (found.has(change.address) ? 2 : 0) + (loses ? 1 : 0);
}

function sortByRisk(
  changes: ResourceChange[],
  found: Map<string, number>,
): ResourceChange[] {
  return [...changes].sort((a, b) => riskOf(b, found) - riskOf(a, found));
}
