import { Link } from '@backstage/core-components';
import type {
  CompensatingControl,
  ExceptionDetail,
} from '@backstage-guardrails/plugin-guardrails-common';
import {
  Age,
  DigestText,
  SafeText,
  ValueText,
} from '@backstage-guardrails/plugin-guardrails-react';
import { makeStyles } from '@material-ui/core/styles';
import { useLinks } from '../../routing';
import { Facts } from '../common/Facts';
import { SafeLines } from '../common/SafeLines';
import { Target } from '../common/Target';

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
  return (
    <Facts
      items={[
        ['Rule', <Link to={links.rule(contract.rule)}>{contract.rule}</Link>],
        [
          'Revision of the rule',
          <DigestText value={contract.ruleDigest} name="the rule's digest" />,
        ],
        ['Entity', <Target reference={contract.target.ref} />],
        [
          'Environment',
          <SafeText>{contract.target.environment ?? 'any'}</SafeText>,
        ],
        [
          'Resources',
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
            'all of the target'
          ),
        ],
        [
          'Only while the values are',
          contract.bounds?.length ? (
            <ul className={classes.list}>
              {contract.bounds.map(({ resource, path, actual }) => (
                <li key={`${resource} ${path}`}>
                  <code>
                    <SafeText>
                      {[resource, path].filter(Boolean).join(' · ')}
                    </SafeText>
                  </code>{' '}
                  is <ValueText value={actual} />
                </li>
              ))}
            </ul>
          ) : undefined,
        ],
        ['Until', <Age at={contract.until} />],
        [
          'Uses',
          maximumUses === undefined ? `${uses}` : `${uses} of ${maximumUses}`,
        ],
        ['Reason', <SafeLines>{reason}</SafeLines>],
        ['What makes up for it', <Control control={control} />],
      ]}
    />
  );
}

function Control(props: { control: CompensatingControl }) {
  const { control } = props;
  const links = useLinks();
  switch (control.kind) {
    case 'statement':
      return (
        <>
          <SafeLines>{control.text}</SafeLines> (a statement; nothing checks it)
        </>
      );
    case 'rule-passes':
      return (
        <>
          <SafeLines>{control.text}</SafeLines> (holds while{' '}
          <Link to={links.rule(control.rule)}>{control.rule}</Link> passes)
        </>
      );
    case 'url-answers':
      return (
        <>
          <SafeLines>{control.text}</SafeLines> (holds while{' '}
          <code>
            <SafeText>{control.url}</SafeText>
          </code>{' '}
          answers)
        </>
      );
    default:
      throw new TypeError(`Not a control: ${String(control satisfies never)}`);
  }
}
