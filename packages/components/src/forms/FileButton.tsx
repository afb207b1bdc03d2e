import Button from '@material-ui/core/Button';
import { useRef } from 'react';

/** Lets the person choose a file; it stays in the browser until it is sent. @public */
export function FileButton(props: {
  label: string;
  onFile: (file: File) => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <span>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={props.label}
        onChange={event => {
          const [file] = event.target.files ?? [];
          // The same file can be chosen again after it changed on disk.
          event.target.value = '';
          if (file) props.onFile(file);
        }}
      />
      <Button
        size="small"
        variant="outlined"
        onClick={() => input.current?.click()}
      >
        {props.label}
      </Button>
    </span>
  );
}
