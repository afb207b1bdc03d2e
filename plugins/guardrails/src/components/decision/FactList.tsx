import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import { SafeText } from '@backstage-guardrails/components';
import type { Facts } from '@backstage-guardrails/policy-model';
import { ValueText } from '@backstage-guardrails/plugin-guardrails-react';
import { useTranslation } from '../../translation';

/** The facts a verdict was made with, each with its source and how old it was then. @internal */
export function FactList(props: { facts: Facts; judgedAt: string }) {
  const { t } = useTranslation();
  return (
    <Table size="small" aria-label={t('decision.facts.label')}>
      <TableHead>
        <TableRow>
          <TableCell>{t('decision.facts.name')}</TableCell>
          <TableCell>{t('decision.facts.value')}</TableCell>
          <TableCell>{t('decision.facts.source')}</TableCell>
          <TableCell align="right">{t('decision.facts.age')}</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {Object.entries(props.facts).map(([name, fact]) => (
          <TableRow key={name}>
            <TableCell>
              <SafeText>{name}</SafeText>
            </TableCell>
            <TableCell>
              {fact.status === 'known' ? (
                <ValueText value={fact.value} />
              ) : (
                t('decision.facts.unknown', {
                  reason: <SafeText>{fact.reason}</SafeText>,
                })
              )}
            </TableCell>
            <TableCell>
              <SafeText>{fact.source}</SafeText>
            </TableCell>
            <TableCell align="right">
              {fact.status !== 'unobtainable' &&
                t('decision.facts.age.seconds', {
                  seconds: String(
                    ageInSeconds(fact.observedAt, props.judgedAt),
                  ),
                })}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

function ageInSeconds(observedAt: string, judgedAt: string): number {
  return Math.max(
    0,
    Math.round((Date.parse(judgedAt) - Date.parse(observedAt)) / 1000),
  );
}
