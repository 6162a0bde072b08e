import { Button, Group, Modal, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { t, tIn } from '../../../shared/catalogue/translate';
import { explainError } from '../../../shared/explain';
import { MAX_ROUTINE_NAME } from '../../../shared/routine-name';
import { ActionButton } from '../../components/action-button';
import { Note } from '../../components/note';
import { toastDone } from '../../components/toasts';
import { useBlockedReason } from '../../state/blocked';
import { useHost } from '../../state/host-context';
import { openTemplate } from '../../state/show-templates';
import css from './dialogs.module.css';
import { nameOfPicture, readPicture, type ReadPicture } from './read-picture';
import { useTemplateNames, whyNotName } from './use-template-names';

interface AddTemplatesDialogProps {
  readonly pictures: readonly File[];
  readonly onClose: () => void;
}

/** More at once are better put into the folder. */
const MOST = 200;

interface Row {
  readonly file: string;
  readonly name: string;
  /** Undefined: it is being read; null: it is none. */
  readonly picture: ReadPicture | null | undefined;
  /** Why the host did not take it. */
  readonly refusal: string | null;
}

/** Makes a template of each of several pictures. */
export function AddTemplatesDialog({ pictures, onClose }: AddTemplatesDialogProps) {
  const { rows, rename, add, adding } = useRows(pictures.slice(0, MOST), onClose);
  const names = useTemplateNames();
  const blocked = useBlockedReason();
  const faults = rows.map((row, at) => faultOf(row, at, rows, names));
  const ready = rows.filter((_row, at) => faults[at] === null).length;
  const count = { count: ready };
  return (
    <Modal opened onClose={onClose} title={t('Templates from pictures')} size={640}>
      {pictures.length > MOST ? (
        <Note
          tone="amber"
          title={t('The first {count} are taken', { count: String(MOST) })}
          hint={t('Put more of them into the folder “templates” of your data folder.')}
        />
      ) : null}
      <ul className={css['adding']} aria-label={t('Pictures')}>
        {rows.map((row, at) => (
          <li key={`${String(at)} ${row.file}`}>
            <span className={css['thumb']}>
              {row.picture ? <img src={`data:image/png;base64,${row.picture.png}`} alt="" /> : null}
            </span>
            <TextInput
              aria-label={t('Name of {file}', { file: row.file })}
              style={{ flex: 1 }}
              maxLength={MAX_ROUTINE_NAME}
              value={row.name}
              error={row.refusal ?? faults[at]}
              onChange={({ currentTarget }) => {
                rename(at, currentTarget.value);
              }}
            />
          </li>
        ))}
      </ul>
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button variant="default" onClick={onClose}>
          {t('Cancel')}
        </Button>
        <ActionButton
          label={tIn('picture', '{count, plural, one {Add # template} other {Add # templates}}', count)}
          busy={adding}
          disabledReason={blocked ?? (ready === 0 ? t('No picture has a name it can have') : null)}
          onClick={() => void add(rows.map((_row, at) => faults[at] === null))}
        />
      </Group>
    </Modal>
  );
}

function faultOf(
  { name, picture }: Row,
  at: number,
  rows: readonly Row[],
  names: ReadonlySet<string>,
): string | null {
  if (picture === undefined) return '';
  if (picture === null) return t('This is no picture that can be shown; save it as PNG.');
  const isTwice = rows.some(
    (row, other) => other < at && row.name.trim().toLowerCase() === name.trim().toLowerCase(),
  );
  return isTwice ? t('Two pictures have this name') : whyNotName(name, names);
}

function useRows(pictures: readonly File[], onClose: () => void) {
  const { link, uiStore } = useHost();
  const [files] = useState(pictures);
  const [rows, setRows] = useState<readonly Row[]>(() =>
    files.map(({ name }) => ({ file: name, name: nameOfPicture(name), picture: undefined, refusal: null })),
  );
  const [adding, setAdding] = useState(false);
  const put = (at: number, change: Partial<Row>): void => {
    setRows((before) => before.map((row, index) => (index === at ? { ...row, ...change } : row)));
  };
  useEffect(() => {
    let isWanted = true;
    const readAll = async (): Promise<void> => {
      for (const [at, file] of files.entries()) {
        const picture = await readPicture(file);
        if (!isWanted) return;
        put(at, { picture: typeof picture === 'string' ? null : picture });
      }
    };
    void readAll();
    return () => {
      isWanted = false;
    };
  }, [files]);
  const add = async (wanted: readonly boolean[]): Promise<void> => {
    setAdding(true);
    const added: string[] = [];
    const left: Row[] = [];
    for (const [at, row] of rows.entries()) {
      const name = row.name.trim();
      if (wanted[at] !== true || !row.picture) {
        left.push(row);
        continue;
      }
      const answer = await link.call('templates.create', { name, png: row.picture.png, settings: {} });
      if (answer.ok) added.push(name);
      else left.push({ ...row, refusal: refusalOf(answer.error) });
    }
    setAdding(false);
    const [first] = added;
    if (first !== undefined) {
      toastDone(
        tIn('picture', '{count, plural, one {# template added} other {# templates added}}', {
          count: added.length,
        }),
      );
      openTemplate(uiStore, first);
    }
    if (left.length === 0) onClose();
    else setRows(left);
  };
  const rename = (at: number, name: string): void => {
    put(at, { name, refusal: null });
  };
  return { rows, rename, add, adding };
}

function refusalOf(error: Parameters<typeof explainError>[0]): string {
  const { title, hint } = explainError(error);
  return hint === '' ? title : `${title}. ${hint}`;
}
