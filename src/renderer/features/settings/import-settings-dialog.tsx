import { Button, Group, Modal, Table } from '@mantine/core';
import { useState } from 'react';
import { say, t } from '../../../shared/catalogue/translate';
import type { AppError } from '../../../shared/errors';
import { explainError } from '../../../shared/explain';
import { ROWS } from '../../../shared/settings-list';
import { readSettingsFile, type NoSettings, type SettingsImport } from '../../../shared/settings-file';
import { ActionButton } from '../../components/action-button';
import { Note } from '../../components/note';
import { toastWithAction } from '../../components/toasts';
import { useBlockedReason } from '../../state/blocked';
import { useView } from '../../state/host-context';
import { useSettings } from '../../state/settings-context';
import css from './settings-page.module.css';
import { valueWords } from './value-words';

interface ImportSettingsDialogProps {
  readonly fileName: string;
  readonly text: string;
  readonly onClose: () => void;
}

/** Shows what a file of settings would change; nothing is changed before the person says so. */
export function ImportSettingsDialog({ fileName, text, onClose }: ImportSettingsDialogProps) {
  const { settings } = useSettings();
  const read = readSettingsFile(text, settings);
  return (
    <Modal opened onClose={onClose} title={t('Import settings from {file}', { file: fileName })} size={720}>
      {read.ok ? (
        <Changes found={read.value} onClose={onClose} />
      ) : (
        <>
          <Note tone="red" title={noSettingsWords(read.error)} hint={t('Nothing was changed.')} />
          <Group justify="flex-end" mt="lg">
            <Button variant="default" onClick={onClose} data-autofocus>
              {t('Close')}
            </Button>
          </Group>
        </>
      )}
    </Modal>
  );
}

function noSettingsWords(reason: NoSettings): string {
  return reason === 'not_json' ? t('The file is no JSON') : t('The file holds no settings of Muster');
}

function Changes({ found, onClose }: { found: SettingsImport; onClose: () => void }) {
  const { settings, change } = useSettings();
  const blocked = useBlockedReason();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  const count = found.differences.length;
  const apply = async (): Promise<void> => {
    const before = settings;
    setBusy(true);
    const refused = await change(found.change);
    setBusy(false);
    setError(refused);
    if (refused !== null) return;
    onClose();
    toastWithAction(t('{count, plural, one {One setting was} other {# settings were}} imported', { count }), {
      label: t('Undo'),
      onClick: () => void change(before),
    });
  };
  return (
    <>
      {count === 0 ? (
        <Note tone="blue" title={t('All settings of the file are the same here already')} />
      ) : (
        <ChangeTable found={found} />
      )}
      <LeftOut found={found} />
      {error === null ? null : <Note tone="red" {...explainError(error)} />}
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button variant="default" onClick={onClose}>
          {t('Cancel')}
        </Button>
        <ActionButton
          label={t('{count, plural, =0 {Import} one {Change one setting} other {Change # settings}}', {
            count,
          })}
          busy={busy}
          disabledReason={blocked ?? (count === 0 ? t('There is nothing to change') : null)}
          onClick={() => void apply()}
          data-autofocus
        />
      </Group>
    </>
  );
}

function ChangeTable({ found }: { found: SettingsImport }) {
  const definitions = useView((state) => state.view?.definitions);
  const nameOf = (id: string): string | undefined => definitions?.[id]?.definition.name;
  return (
    <Table className={css['changes'] ?? ''} aria-label={t('What would change')} verticalSpacing={6}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('Setting')}</Table.Th>
          <Table.Th>{t('Now')}</Table.Th>
          <Table.Th>{t('Then')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {found.differences.map(({ key, now, then }) => (
          <Table.Tr key={key}>
            <Table.Th scope="row">{say(ROWS[key].label)}</Table.Th>
            <Table.Td>{valueWords(key, now, nameOf)}</Table.Td>
            <Table.Td>{valueWords(key, then, nameOf)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

/** What of the file is not taken over, and why. */
function LeftOut({ found: { same, unknown, wrong } }: { found: SettingsImport }) {
  return (
    <div className={css['leftOut']}>
      {same === 0 ? null : (
        <div className={css['quiet']}>
          {t('{same, plural, one {One more is} other {# more are}} the same here already.', { same })}
        </div>
      )}
      {wrong.map(({ key, value }) => (
        <Note
          key={key}
          tone="amber"
          title={t('{setting}: {value} can’t be used', {
            setting: say(ROWS[key].label),
            value: shortened(value),
          })}
          hint={t('It stays as it is.')}
        />
      ))}
      {unknown.length === 0 ? null : (
        <Note
          tone="amber"
          title={t('{count, plural, one {One entry is} other {# entries are}} no setting of this version', {
            count: unknown.length,
          })}
          hint={t('Left out: {names}', { names: shortened(unknown.join(', ')) })}
        />
      )}
    </div>
  );
}

const MOST_LETTERS = 120;

function shortened(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > MOST_LETTERS ? `${text.slice(0, MOST_LETTERS)}…` : text;
}
