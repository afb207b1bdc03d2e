import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { CopyButton, SafeText } from '@backstage-guardrails/components';
import type {
  PatchOperation,
  Remediation,
} from '@backstage-guardrails/policy-model';
import { useTranslation } from '../translation';
import { ValueText } from './ValueText';

const useStyles = makeStyles(
  { line: { display: 'flex', alignItems: 'center', gap: 4 } },
  { name: 'GuardrailsProvenFixes' },
);

/** Changes that the decision service tried and that let the resource pass, each to copy as JSON Patch. @internal */
export function ProvenFixes(props: { remediation: readonly Remediation[] }) {
  const classes = useStyles();
  const { t } = useTranslation();
  return (
    <>
      {props.remediation.map(({ patch }) => (
        <Typography
          key={JSON.stringify(patch)}
          variant="body2"
          component="div"
          className={classes.line}
        >
          <span>
            {t('components.fix.tested')}{' '}
            {patch.map((operation, index) => (
              <span key={index}>
                {index > 0 && ', '}
                <Operation operation={operation} />
              </span>
            ))}
          </span>
          <CopyButton
            text={JSON.stringify(patch, null, 2)}
            label={t('components.fix.copy')}
          />
        </Typography>
      ))}
    </>
  );
}

function Operation(props: { operation: PatchOperation }) {
  const { operation } = props;
  const { t } = useTranslation();
  const path = <SafeText>{readable(operation.path)}</SafeText>;
  return operation.op === 'remove'
    ? t('components.fix.remove', { path })
    : t('components.fix.set', {
        path,
        value: <ValueText value={operation.value} />,
      });
}

/** `/tags/cost-center` as `tags.cost-center`. */
function readable(pointer: string): string {
  return pointer
    .split('/')
    .slice(1)
    .map(segment => segment.replaceAll('~1', '/').replaceAll('~0', '~'))
    .join('.');
}
