import { Button, Loader, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { t } from '../../../shared/catalogue/translate';
import { explainError } from '../../../shared/explain';
import type { Words } from '../../../shared/explain/words';
import { Note } from '../../components/note';
import css from './history.module.css';
import type { Answer } from './use-answer';

interface ListDialogProps {
  readonly title: ReactNode;
  readonly size: number;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A dialog that is filled to its edges. */
export function ListDialog({ title, size, onClose, children }: ListDialogProps) {
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      size={size}
      padding={0}
      classNames={{ header: css['header'] ?? '', body: css['body'] ?? '', content: css['content'] ?? '' }}
    >
      {children}
    </Modal>
  );
}

interface AnsweredProps<T> {
  readonly answer: Answer<T>;
  /** What is being read, for screen readers. */
  readonly reading: string;
  readonly children: (value: T) => ReactNode;
}

/** Shows what the host answered, that it is being asked, or why it did not answer. */
export function Answered<T>({ answer, reading, children }: AnsweredProps<T>) {
  const { value, error, ask } = answer;
  if (value === null && error === null) {
    return (
      <div className={css['empty']}>
        <Loader role="img" size="sm" aria-label={reading} />
      </div>
    );
  }
  return (
    <>
      {error === null ? null : (
        <Refusal words={explainError(error)}>
          <Button size="compact-sm" variant="default" onClick={ask}>
            {t('Try again')}
          </Button>
        </Refusal>
      )}
      {value === null ? null : children(value)}
    </>
  );
}

/** A strip that tells why something was not done; nothing without `words`. */
export function Refusal({ words, children }: { words: Words | null; children?: ReactNode }) {
  if (words === null) return null;
  return (
    <div className={css['strip']} role="alert">
      <Note tone="red" title={words.title} hint={words.hint} action={children} />
    </div>
  );
}
