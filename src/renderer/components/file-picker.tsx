import type { LucideIcon } from 'lucide-react';
import { useRef } from 'react';
import { ActionButton } from './action-button';

interface FilePickerProps {
  readonly label: string;
  readonly icon: LucideIcon;
  readonly blocked: string | null;
  readonly onChosen: (files: readonly File[]) => void;
  readonly accept?: string;
  /** Asks for a folder and answers the files in it. */
  readonly folder?: boolean;
  readonly primary?: boolean;
}

/** A button that opens the system's dialog for files. */
export function FilePicker(props: FilePickerProps) {
  const { label, icon, blocked, onChosen, accept, folder = false, primary = false } = props;
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={label}
        {...(accept === undefined ? {} : { accept })}
        {...(folder ? { webkitdirectory: '' } : {})}
        onChange={({ currentTarget }) => {
          const files = [...(currentTarget.files ?? [])];
          // The same files may be chosen once more.
          currentTarget.value = '';
          if (files.length > 0) onChosen(files);
        }}
      />
      <ActionButton
        label={label}
        icon={icon}
        disabledReason={blocked}
        onClick={() => input.current?.click()}
        {...(primary ? { 'data-autofocus': true } : { variant: 'default' })}
      />
    </>
  );
}
