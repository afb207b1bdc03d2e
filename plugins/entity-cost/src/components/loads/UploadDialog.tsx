import Button from '@material-ui/core/Button';
import LinearProgress from '@material-ui/core/LinearProgress';
import Typography from '@material-ui/core/Typography';
import { Field, FormDialog } from '@backstage-guardrails/components';
import type { SourceStatus } from '@backstage-guardrails/plugin-entity-cost-common';
import { useRef, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { useCostApi } from '../../hooks';
import { useLinks } from '../../routing';
import { useTranslation } from '../../translation';
import { useLanguage } from '../../translation/useLanguage';

/** Sends a file as it is, and leads to its load once it is in force. @internal */
export function UploadDialog(props: {
  /** Those that take uploads, at least one. */
  sources: ReadonlyArray<Pick<SourceStatus, 'id' | 'title'>>;
  onClose: () => void;
}) {
  const { sources, onClose } = props;
  const api = useCostApi();
  const links = useLinks();
  const navigate = useNavigate();
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const [source, setSource] = useState(sources[0]?.id ?? '');
  const [file, setFile] = useState<File>();
  const [running, setRunning] = useState(false);
  const loaded = useRef<string>();
  const fileSize = useFileSize();

  return (
    <FormDialog
      title={t('loads.upload.title')}
      action={t('loads.upload.action')}
      failure={t('loads.upload.failure')}
      missing={file ? undefined : t('loads.upload.missing.file')}
      onClose={onClose}
      onDone={() => navigate(links.load(loaded.current ?? ''))}
      run={async () => {
        if (!file) return;
        setRunning(true);
        try {
          const { load } = await api.uploadLoad({
            source,
            name: file.name,
            content: file,
          });
          loaded.current = load.id;
        } finally {
          setRunning(false);
        }
      }}
    >
      <Field
        required
        label={t('loads.upload.source')}
        help={t('loads.upload.source.help')}
        value={source}
        choices={sources.map(({ id, title = id }) => ({ value: id, title }))}
        onChange={setSource}
      />
      <div>
        <input
          ref={input}
          type="file"
          hidden
          aria-label={t('loads.upload.choose')}
          onChange={event => setFile(event.target.files?.[0])}
        />
        <Button
          variant="outlined"
          disabled={running}
          onClick={() => input.current?.click()}
        >
          {t('loads.upload.choose')}
        </Button>
        <Typography variant="body2" color="textSecondary">
          {file
            ? t('loads.upload.chosen', {
                name: file.name,
                size: fileSize(file.size),
              })
            : t('loads.upload.formats')}
        </Typography>
      </div>
      {running && file && (
        <div role="status">
          <Typography variant="body2">
            {t('loads.upload.running', { name: file.name })}
          </Typography>
          <LinearProgress />
        </div>
      )}
    </FormDialog>
  );
}

function useFileSize(): (bytes: number) => string {
  const language = useLanguage();
  return bytes => {
    const [unit, size] =
      bytes < 1_000_000 ? ['kilobyte', 1000] : ['megabyte', 1_000_000];
    return new Intl.NumberFormat(language, {
      style: 'unit',
      unit: `${unit}`,
      maximumFractionDigits: 1,
    }).format(bytes / Number(size));
  };
}
