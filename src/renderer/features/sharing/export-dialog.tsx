import { Modal, SegmentedControl, Textarea } from '@mantine/core';
import { Copy, Download } from 'lucide-react';
import { useState } from 'react';
import { msg, say, t, type Message } from '../../../shared/catalogue/translate';
import { explainError } from '../../../shared/explain';
import type { DefinitionId } from '../../../shared/ids';
import { ActionButton } from '../../components/action-button';
import { Note } from '../../components/note';
import { toastDone } from '../../components/toasts';
import { useBlockedReason } from '../../state/blocked';
import { useView } from '../../state/host-context';
import { OmittedNote } from './omitted-note';
import { saveAsFile } from '../../components/save-as-file';
import frame from '../../components/import-dialog/import-dialog.module.css';
import css from './sharing.module.css';
import { useExport, type ExportForm, type Exported } from './use-export';

interface ExportDialogProps {
  readonly definitionIds: readonly DefinitionId[];
  readonly onClose: () => void;
}

/** Export: one or many groups as a file or as a string to paste; never with a secret in it. */
export function ExportDialog({ definitionIds, onClose }: ExportDialogProps) {
  const [form, setForm] = useState<ExportForm>('file');
  const definitions = useView((state) => state.view?.definitions);
  const { exported, error, again } = useExport(definitionIds, form);
  const names = definitionIds.flatMap((id) => definitions?.[id]?.definition.name ?? []);
  return (
    <Modal
      opened
      onClose={onClose}
      title={<Title names={names} count={definitionIds.length} />}
      size={560}
      padding={0}
      classNames={{
        header: frame['header'] ?? '',
        body: frame['body'] ?? '',
        content: frame['content'] ?? '',
      }}
    >
      <div className={frame['choosing']}>
        {names.length > 1 ? <NameList names={names} /> : null}
        <SegmentedControl
          aria-label={t('Form')}
          value={form}
          onChange={(value) => {
            setForm(value === 'shareString' ? 'shareString' : 'file');
          }}
          data={[
            { value: 'file', label: t('File') },
            { value: 'shareString', label: t('Share string') },
          ]}
        />
        <p className={css['explained']}>{say(EXPLAINED[form])}</p>
        {error === null ? null : (
          <Note
            tone="red"
            {...explainError(error)}
            action={<ActionButton label={t('Try again')} size="xs" variant="default" onClick={again} />}
          />
        )}
        {form === 'shareString' ? <ShareBox exported={exported} /> : null}
        <OmittedNote omitted={exported?.omitted ?? []} />
      </div>
      <ExportFooter form={form} exported={exported} failed={error !== null} onClose={onClose} />
    </Modal>
  );
}

const EXPLAINED: Readonly<Record<ExportForm, Message>> = {
  file: msg('A JSON file that Muster imports anywhere. Routines, templates and account pools are not in it.'),
  shareString: msg(
    'A line of text to paste into a chat; Muster recognises it on paste. Routines, templates and account pools are not in it.',
  ),
};

function Title({ names, count }: { names: readonly string[]; count: number }) {
  const [name] = names;
  return count === 1 && name !== undefined ? (
    <bdi>{t('Export “{name}”', { name })}</bdi>
  ) : (
    <>{t('Export {count, plural, one {# group} other {# groups}}', { count })}</>
  );
}

function NameList({ names }: { names: readonly string[] }) {
  return (
    // eslint-disable-next-line jsx-a11y-x/no-noninteractive-tabindex -- it scrolls
    <ul className={css['names']} aria-label={t('Groups')} tabIndex={0}>
      {names.map((name) => (
        <li key={name}>
          <bdi>{name}</bdi>
        </li>
      ))}
    </ul>
  );
}

function ShareBox({ exported }: { exported: Exported | null }) {
  return (
    <Textarea
      label={t('Share string')}
      description={
        exported === null
          ? t('Being made…')
          : t('{count, plural, one {# character} other {# characters}}', { count: exported.text.length })
      }
      readOnly
      rows={5}
      value={exported?.text ?? ''}
      classNames={{ input: css['paste'] ?? '' }}
      onFocus={(event) => {
        event.currentTarget.select();
      }}
    />
  );
}

interface FooterProps {
  readonly form: ExportForm;
  readonly exported: Exported | null;
  readonly failed: boolean;
  readonly onClose: () => void;
}

function ExportFooter({ form, exported, failed, onClose }: FooterProps) {
  const blocked = useBlockedReason();
  const disabledReason = blocked ?? (failed ? t('There is nothing to hand on yet') : null);
  const save = (rename: (fileName: string) => string): void => {
    if (exported === null) return;
    const fileName = rename(exported.fileName);
    saveAsFile(fileName, exported.text);
    toastDone(t('{file} was handed to the downloads', { file: fileName }));
    onClose();
  };
  const copy = async (): Promise<void> => {
    if (exported === null) return;
    await navigator.clipboard.writeText(exported.text);
    toastDone(t('The share string is in the clipboard'));
  };
  const isFile = form === 'file';
  return (
    <div className={frame['footer']}>
      <span className={frame['summary']}>{isFile ? exported?.fileName : ''}</span>
      <ActionButton label={t('Close')} variant="default" onClick={onClose} />
      {isFile ? (
        <ActionButton
          label={t('Save as .muster')}
          variant="default"
          disabledReason={disabledReason}
          onClick={() => {
            save((name) => name.replace(/\.json$/, '.muster'));
          }}
        />
      ) : null}
      <ActionButton
        label={isFile ? t('Save file') : t('Copy')}
        icon={isFile ? Download : Copy}
        busy={exported === null && disabledReason === null}
        disabledReason={disabledReason}
        onClick={() => {
          if (isFile) save((name) => name);
          else void copy();
        }}
        data-autofocus
      />
    </div>
  );
}
