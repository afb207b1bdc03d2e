import Button from '@material-ui/core/Button';
import IconButton from '@material-ui/core/IconButton';
import DownIcon from '@material-ui/icons/ArrowDownward';
import UpIcon from '@material-ui/icons/ArrowUpward';
import { Buttons, RowTable, SafeText } from '@backstage-guardrails/components';
import type {
  AllocationRule,
  RuleList,
  RuleView,
} from '@backstage-guardrails/plugin-entity-cost-common';
import { useFormat } from '../../money';
import { useTranslation } from '../../translation';
import { useLanguage } from '../../translation/useLanguage';
import { RefOrName } from '../figures/RefOrName';
import { describeConditions, describeTarget } from './describeRule';
import { toRule } from './toRule';
import type { Draft } from './useDraft';

type Row = {
  rule: AllocationRule;
  from: RuleView['from'];
  /** Its place in the draft, where it can be changed. */
  index?: number;
};

/** The rules in the order they apply; those of the page can be changed and moved. @internal */
export function RuleTable(props: {
  list: RuleList;
  draft: Draft;
  onEdit: (index: number) => void;
}) {
  const { list, draft, onEdit } = props;
  const format = useFormat();
  const language = useLanguage();
  const { t } = useTranslation();
  const rows = rowsOf(list, draft);
  return (
    <RowTable<Row & { order: number }>
      label={t('rules.label')}
      rows={rows.map((row, order) => ({ ...row, order: order + 1 }))}
      keyOf={({ from, rule }) => `${from} ${rule.id}`}
      columns={[
        {
          title: t('rules.column.order'),
          shape: 'number',
          cell: ({ order }) => format.count(order),
        },
        {
          title: t('rules.column.rule'),
          cell: ({ rule }) => <code>{rule.id}</code>,
        },
        {
          title: t('rules.column.when'),
          cell: ({ rule: { conditions } }) => (
            <SafeText>
              {describeConditions({ conditions, t, language })}
            </SafeText>
          ),
        },
        {
          title: t('rules.column.to'),
          cell: ({ rule: { to } }) => (
            <RefOrName>{describeTarget({ to, t, language })}</RefOrName>
          ),
        },
        {
          title: t('rules.column.from'),
          cell: ({ from }) => t(`rules.from.${from}`),
        },
        ...(list.editable
          ? [
              {
                title: t('rules.column.actions'),
                cell: ({ index, rule }: Row) =>
                  index !== undefined && (
                    <Buttons>
                      <IconButton
                        size="small"
                        aria-label={t('rules.up', { rule: rule.id })}
                        disabled={index === 0}
                        onClick={() => draft.move(index, -1)}
                      >
                        <UpIcon fontSize="small" />
                      </IconButton>
                      <IconButton
                        size="small"
                        aria-label={t('rules.down', { rule: rule.id })}
                        disabled={index === draft.rules.length - 1}
                        onClick={() => draft.move(index, 1)}
                      >
                        <DownIcon fontSize="small" />
                      </IconButton>
                      <Button size="small" onClick={() => onEdit(index)}>
                        {t('rules.edit')}
                      </Button>
                      <Button size="small" onClick={() => draft.remove(index)}>
                        {t('rules.remove')}
                      </Button>
                    </Buttons>
                  ),
              },
            ]
          : []),
      ]}
    />
  );
}

function rowsOf(list: RuleList, draft: Draft): Row[] {
  const of = (from: RuleView['from']): Row[] =>
    list.items
      .filter(item => item.from === from)
      .map(({ rule }) => ({ rule: toRule(rule), from }));
  return [
    ...of('configuration'),
    ...draft.rules.map((rule, index) => ({
      rule,
      from: 'page' as const,
      index,
    })),
    ...of('default'),
  ];
}
