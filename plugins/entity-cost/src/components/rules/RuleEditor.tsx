import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import {
  Age,
  Buttons,
  ErrorState,
  Notice,
  Section,
  useAction,
} from '@backstage-guardrails/components';
import type {
  AllocationRule,
  RuleList,
  RuleTrialResult,
} from '@backstage-guardrails/plugin-entity-cost-common';
import { useState } from 'react';
import { useCostApi } from '../../hooks';
import { useTranslation } from '../../translation';
import { RefOrName } from '../figures/RefOrName';
import { RuleDialog } from './RuleDialog';
import { RuleTable } from './RuleTable';
import { toBody } from './toRule';
import { Trial } from './Trial';
import { useDraft } from './useDraft';

type Tried = { rules: readonly AllocationRule[]; result: RuleTrialResult };

/** The rules as a draft: what is changed here moves nothing until it was tried and saved. @internal */
export function RuleEditor(props: { list: RuleList; onSaved: () => void }) {
  const { list, onSaved } = props;
  const api = useCostApi();
  const { t } = useTranslation();
  const draft = useDraft(list);
  const [editing, setEditing] = useState<{ index?: number }>();
  const [tried, setTried] = useState<Tried>();
  const trial = useAction();
  const saving = useAction();
  // A result belongs to the very rules that were tried.
  const current = tried?.rules === draft.rules ? tried.result : undefined;
  const running =
    trial.state.status === 'running' || saving.state.status === 'running';
  return (
    <>
      <Section
        title={t('rules.label')}
        note={
          list.updatedAt &&
          list.updatedBy &&
          t('rules.changed.by', {
            when: <Age at={list.updatedAt} />,
            person: <RefOrName>{list.updatedBy}</RefOrName>,
          })
        }
        aside={
          list.editable && (
            <Button
              size="small"
              variant="outlined"
              onClick={() => setEditing({})}
            >
              {t('rules.add')}
            </Button>
          )
        }
      >
        <Typography variant="body2" color="textSecondary" gutterBottom>
          {t('rules.intro')}
        </Typography>
        <RuleTable
          list={list}
          draft={draft}
          onEdit={index => setEditing({ index })}
        />
      </Section>
      {draft.changed && (
        <Notice tone="caution">
          <p>{t('rules.unsaved')}</p>
          <p>{t('rules.save.effect')}</p>
          <Buttons>
            <Button
              variant="contained"
              color={current ? 'default' : 'primary'}
              disabled={running}
              onClick={() =>
                trial.run(async () => {
                  const { rules } = draft;
                  const result = await api.tryRules({
                    rules: rules.map(toBody),
                  });
                  setTried({ rules, result });
                })
              }
            >
              {t('rules.try')}
            </Button>
            <Button
              variant="contained"
              color="primary"
              disabled={running || !current}
              title={current ? undefined : t('rules.save.first')}
              onClick={async () => {
                const saved = await saving.run(() =>
                  api.putRules({
                    version: list.version,
                    rules: draft.rules.map(toBody),
                  }),
                );
                if (saved) onSaved();
              }}
            >
              {t('rules.save')}
            </Button>
            <Button disabled={running} onClick={draft.discard}>
              {t('rules.discard')}
            </Button>
          </Buttons>
        </Notice>
      )}
      {trial.state.status === 'failed' && (
        <ErrorState
          title={t('rules.trial.failure')}
          error={trial.state.error}
        />
      )}
      {saving.state.status === 'failed' && (
        <ErrorState
          title={t('rules.save.failure')}
          error={saving.state.error}
        />
      )}
      {draft.changed && current && <Trial result={current} />}
      {editing && (
        <RuleDialog
          rule={
            editing.index === undefined ? undefined : draft.rules[editing.index]
          }
          others={draft.rules.filter((_, index) => index !== editing.index)}
          onClose={() => setEditing(undefined)}
          onRule={rule => {
            draft.put(rule, editing.index);
            setEditing(undefined);
          }}
        />
      )}
    </>
  );
}
