import { Modal } from '@mantine/core';
import { Fragment } from 'react';
import css from './shortcuts-dialog.module.css';

const KEYS: readonly (readonly [keys: readonly string[], what: string])[] = [
  [['/'], 'Search groups or instances'],
  [['n'], 'New group'],
  [['←', '→', '↑', '↓'], 'Move between cards or instances'],
  [['Enter'], 'Open the group of the card, the details of the instance'],
  [['Space'], 'Choose the card for what is done to many at once'],
  [['Ctrl', 'A'], 'Choose all groups that are shown'],
  [['Esc'], 'Let go of the chosen groups'],
  [['s'], 'Start'],
  [['p'], 'Pause or resume'],
  [['x'], 'Stop now'],
  [['e'], 'Edit'],
  [['Esc', 'Esc'], 'Stop all groups (asks first)'],
  [['?'], 'This sheet'],
];

/** What the keys do. */
export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  return (
    <Modal opened onClose={onClose} title="Keys" size="sm">
      <dl className={css['keys']}>
        {KEYS.map(([keys, what]) => (
          <Fragment key={what}>
            <dt>
              {keys.map((key, index) => (
                <kbd key={`${key} ${String(index)}`}>{key}</kbd>
              ))}
            </dt>
            <dd>{what}</dd>
          </Fragment>
        ))}
      </dl>
    </Modal>
  );
}
