import Button from '@material-ui/core/Button';
import { useRef } from 'react';

/** Reads a text file that the person chooses; it stays in the browser. @public */
export function FileButton(props: {
  label: string;
  onText: (text: string) => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <span>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={props.label}
        onChange={async event => {
          const [file] = event.target.files ?? [];
          // The same file can be chosen again after it changed on disk.
          event.target.value = '';
          if (file) props.onText(await file.text());
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
