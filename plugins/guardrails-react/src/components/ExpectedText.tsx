import Button from '@material-ui/core/Button';
import { useState } from 'react';
import { useTranslation } from '../translation';
import { ValueText } from './ValueText';

const SHOWN = 5;

/** What a value must be. Of a long list of allowed values the first few, and the others on demand. @public */
export function ExpectedText(props: { value: unknown }) {
  const { value } = props;
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  if (all || !Array.isArray(value) || value.length <= SHOWN + 1) {
    return <ValueText value={value} />;
  }
  return (
    <>
      <ValueText value={value.slice(0, SHOWN)} />{' '}
      <Button size="small" onClick={() => setAll(true)}>
        {t('components.expected.more', { count: value.length - SHOWN })}
      </Button>
    </>
  );
}
