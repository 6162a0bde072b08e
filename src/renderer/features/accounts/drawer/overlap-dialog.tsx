import { Button, Group, Modal, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { t } from '../../../../shared/catalogue/translate';
import { useReturnFocus } from '../../../components/use-return-focus';
import css from './account-drawer.module.css';
import type { Overlap } from './account-merge';

interface OverlapDialogProps {
  readonly overlaps: readonly Overlap[];
  readonly onCancel: () => void;
  /** With what is left as somebody else wrote it. */
  readonly onSave: (theirs: ReadonlySet<string>) => void;
}

/** The account was changed elsewhere meanwhile: what was changed on both sides, and a choice for each. */
export function OverlapDialog({ overlaps, onCancel, onSave }: OverlapDialogProps) {
  useReturnFocus();
  const [theirs, setTheirs] = useState<ReadonlySet<string>>(new Set());
  const choose = (path: string, side: string): void => {
    const next = new Set(theirs);
    if (side === 'theirs') next.add(path);
    else next.delete(path);
    setTheirs(next);
  };
  return (
    <Modal opened onClose={onCancel} title={t('It was changed elsewhere meanwhile')} size="lg" zIndex={300}>
      <p style={{ margin: '0 0 12px' }}>
        {t('What only you changed is saved. Choose for what both sides changed:')}
      </p>
      <ul className={css['overlaps']}>
        {overlaps.map(({ path, title, before, theirs: other, mine }) => (
          <li key={path}>
            <div>
              <b>{title}</b>
              <dl>
                <dt>{t('Before')}</dt>
                <dd>{before === '' ? '–' : before}</dd>
                <dt>{t('Theirs')}</dt>
                <dd>{other === '' ? '–' : other}</dd>
                <dt>{t('Yours')}</dt>
                <dd>{mine === '' ? '–' : mine}</dd>
              </dl>
            </div>
            <SegmentedControl
              size="xs"
              aria-label={t('Which {field} to keep', { field: title })}
              data={[
                { value: 'mine', label: t('Keep yours') },
                { value: 'theirs', label: t('Keep theirs') },
              ]}
              value={theirs.has(path) ? 'theirs' : 'mine'}
              onChange={(side) => {
                choose(path, side);
              }}
            />
          </li>
        ))}
      </ul>
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button variant="default" onClick={onCancel} data-autofocus>
          {t('Back to editing')}
        </Button>
        <Button
          onClick={() => {
            onSave(theirs);
          }}
        >
          {t('Save')}
        </Button>
      </Group>
    </Modal>
  );
}
