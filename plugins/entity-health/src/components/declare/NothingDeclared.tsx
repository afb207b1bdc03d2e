import Typography from '@material-ui/core/Typography';
import { ENDPOINTS_ANNOTATION } from '@backstage-guardrails/plugin-entity-health-common';
import { useTranslation } from '../../translation';
import { CodeBlock } from './CodeBlock';

/** How to add the first endpoint. @internal */
export function NothingDeclared(props: { name: string }) {
  const { t } = useTranslation();
  const annotation = [
    'metadata:',
    '  annotations:',
    `    ${ENDPOINTS_ANNOTATION}: https://${hostFor(
      props.name,
    )}.example.com/health`,
  ].join('\n');
  return (
    <div>
      <Typography variant="subtitle2" component="p">
        {t('declare.nothing.title')}
      </Typography>
      <Typography variant="body2">{t('declare.nothing.text')}</Typography>
      <CodeBlock
        label={t('declare.annotation.label')}
        copyLabel={t('declare.annotation.copy')}
      >
        {annotation}
      </CodeBlock>
      <Typography variant="body2" color="textSecondary">
        {t('declare.nothing.link')}
      </Typography>
    </div>
  );
}

/** Names of entities may have characters that hosts do not. */
function hostFor(name: string): string {
  return (
    name
      .toLocaleLowerCase('en-US')
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '') || 'service'
  );
}
