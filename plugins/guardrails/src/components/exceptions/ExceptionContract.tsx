import { Link } from '@backstage/core-components';
import {
  Age,
  SafeText,
  Facts,
  SafeLines,
} from '@backstage-guardrails/components';
import type {
  CompensatingControl,
  ExceptionDetail,
} from '@backstage-guardrails/plugin-guardrails-common';
import {
  DigestText,
  ValueText,
} from '@backstage-guardrails/plugin-guardrails-react';
import { makeStyles } from '@material-ui/core/styles';
import { useLinks } from '../../routing';
import { useTranslation } from '../../translation';
import { Target } from '../common/Target';
import { usesText } from './usesText';

const useStyles = makeStyles(
  theme => ({
    list: {
      margin: 0,
      paddingLeft: theme.spacing(2),
      overflowWrap: 'anywhere',
    },
  }),
  { name: 'GuardrailsExceptionContract' },
);

/** What exactly is waived, within which bounds, and what makes up for it. @internal */
export function ExceptionContract(props: { detail: ExceptionDetail }) {
  const { contract, control, reason, maximumUses, uses } = props.detail;
  const links = useLinks();
  const classes = useStyles();
  const { t } = useTranslation();
  return (
    <Facts
      items={[
        [
          t('exceptions.contract.rule'),
          <Link to={links.rule(contract.rule)}>{contract.rule}</Link>,
        ],
        [
          t('exceptions.contract.ruleDigest'),
          <DigestText
            value={contract.ruleDigest}
            name={t('exceptions.contract.ruleDigest.name')}
          />,
        ],
        [
          t('exceptions.contract.entity'),
          <Target reference={contract.target.ref} />,
        ],
        [
          t('exceptions.contract.environment'),
          <SafeText>
            {contract.target.environment ??
              t('exceptions.contract.environment.any')}
          </SafeText>,
        ],
        [
          t('exceptions.contract.resources'),
          contract.resources ? (
            <ul className={classes.list}>
              {contract.resources.map(resource => (
                <li key={resource}>
                  <code>
                    <SafeText>{resource}</SafeText>
                  </code>
                </li>
              ))}
            </ul>
          ) : (
            t('exceptions.contract.resources.all')
          ),
        ],
        [
          t('exceptions.contract.values'),
          contract.bounds?.length ? (
            <ul className={classes.list}>
              {contract.bounds.map(({ resource, path, actual }) => (
                <li key={`${resource} ${path}`}>
                  {t('exceptions.contract.values.one', {
                    path: (
                      <code>
                        <SafeText>
                          {[resource, path].filter(Boolean).join(' · ')}
                        </SafeText>
                      </code>
                    ),
                    value: <ValueText value={actual} />,
                  })}
                </li>
              ))}
            </ul>
          ) : undefined,
        ],
        [t('exceptions.contract.expires'), <Age at={contract.until} />],
        [t('exceptions.contract.uses'), usesText({ uses, maximumUses }, t)],
        [t('exceptions.contract.reason'), <SafeLines>{reason}</SafeLines>],
        [t('exceptions.contract.control'), <Control control={control} />],
      ]}
    />
  );
}

function Control(props: { control: CompensatingControl }) {
  const { control } = props;
  const links = useLinks();
  const { t } = useTranslation();
  const text = <SafeLines>{control.text}</SafeLines>;
  switch (control.kind) {
    case 'statement':
      return t('exceptions.contract.control.statement', { text });
    case 'rule-passes':
      return t('exceptions.contract.control.rule', {
        text,
        rule: <Link to={links.rule(control.rule)}>{control.rule}</Link>,
      });
    case 'url-answers':
      return t('exceptions.contract.control.url', {
        text,
        url: (
          <code>
            <SafeText>{control.url}</SafeText>
          </code>
        ),
      });
    default:
      throw new TypeError(`Not a control: ${String(control satisfies never)}`);
  }
}
