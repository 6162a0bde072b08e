import { Button } from '@mantine/core';
import { Copy, FolderOpen, History, Pencil, Share } from 'lucide-react';
import { useState } from 'react';
import { msg, t, type Message } from '../../../../shared/catalogue/translate';
import type { DefinitionId } from '../../../../shared/ids';
import type { DefinitionView } from '../../../../shared/view';
import { ActionButton } from '../../../components/action-button';
import { toastError } from '../../../components/toasts';
import { useCommands } from '../../../components/use-command';
import { useBlockedReason } from '../../../state/blocked';
import { useView } from '../../../state/host-context';
import { readOnlyReason } from '../card-facts';
import type { GroupActions } from '../use-group-actions';
import { Chips } from './chips';
import { CopyButton } from './copy-button';
import { DefinitionInWords } from './definition-in-words';
import css from './definition-tab.module.css';
import page from './group-page.module.css';

type Look = 'words' | 'json';
const LOOKS: readonly (readonly [Look, Message])[] = [
  ['words', msg('In words')],
  ['json', msg('JSON')],
];

/** The saved definition, to read; not the copy a run keeps. */
export function DefinitionTab({
  definitionId,
  actions,
}: {
  definitionId: DefinitionId;
  actions: GroupActions;
}) {
  const view = useView((state) => state.view?.definitions[definitionId]);
  const [look, setLook] = useState<Look>('words');
  if (!view) {
    return (
      <div className={page['nothing']}>
        <h2>{t('The definition is gone')}</h2>
        <p>{t('Its file was deleted while the group was running. The run goes on with its own copy.')}</p>
      </div>
    );
  }
  return (
    <section className={page['tab']} aria-label={t('Definition')}>
      <div className={page['bar']}>
        <Chips label={t('How to show it')} options={LOOKS} value={look} onChange={setLook} />
        <span className={page['grow']} />
        <Verbs view={view} actions={actions} />
      </div>
      <FileLine view={view} />
      {look === 'words' ? <DefinitionInWords view={view} /> : <Json view={view} />}
    </section>
  );
}

function Verbs({ view, actions }: { view: DefinitionView; actions: GroupActions }) {
  const blocked = useBlockedReason();
  const button = { size: 'xs', variant: 'default', disabledReason: blocked } as const;
  return (
    <>
      <ActionButton
        {...button}
        label={t('Edit')}
        accessibleName={t('Edit this definition')}
        icon={Pencil}
        disabledReason={blocked ?? readOnlyReason(view)}
        onClick={actions.edit}
      />
      <ActionButton {...button} label={t('History…')} icon={History} onClick={actions.history} />
      <ActionButton {...button} label={t('Export…')} icon={Share} onClick={actions.exportIt} />
      <ActionButton
        {...button}
        label={t('Clone')}
        icon={Copy}
        busy={actions.pending.has('clone')}
        onClick={actions.clone}
      />
    </>
  );
}

const FOLDER = 'orchestration_groups';

/** Where it is kept. */
function FileLine({ view }: { view: DefinitionView }) {
  const dataFolder = useView((state) => state.view?.host.dataFolder ?? '');
  const canReveal = useView((state) => state.view?.host.canReveal ?? false);
  const { run } = useCommands();
  const separator = dataFolder.includes('\\') ? '\\' : '/';
  const path = [dataFolder, FOLDER, view.file].join(separator);
  const reveal = async (): Promise<void> => {
    const answer = await run('reveal', 'host.reveal', { path: `${FOLDER}/${view.file}` });
    if (answer?.ok === false) toastError(answer.error);
  };
  return (
    <div className={css['file']}>
      <span>{t('File')}</span>
      <code title={path}>{path}</code>
      <CopyButton text={path} name={t('Copy the path of the file')} />
      {canReveal ? (
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          leftSection={<FolderOpen size={14} aria-hidden />}
          onClick={() => void reveal()}
        >
          {t('Show in folder')}
        </Button>
      ) : null}
    </div>
  );
}

function Json({ view }: { view: DefinitionView }) {
  const text = JSON.stringify(view.definition, null, 2);
  return (
    <div className={css['json']}>
      <div className={css['jsonCopy']}>
        <CopyButton text={text} name={t('Copy the JSON')} />
      </div>
      {/* eslint-disable-next-line jsx-a11y-x/no-noninteractive-tabindex -- what scrolls can be scrolled by key */}
      <pre tabIndex={0} aria-label={t('The definition as JSON')}>
        {text}
      </pre>
    </div>
  );
}
