import { Copy, FolderOpen } from 'lucide-react';
import { msg, say, t, type Message } from '../../../shared/catalogue/translate';
import { ActionButton } from '../../components/action-button';
import { copyText } from '../../components/copy-text';
import { toastError } from '../../components/toasts';
import { useCommands } from '../../components/use-command';
import { useBlockedReason } from '../../state/blocked';
import { useView } from '../../state/host-context';
import { OtherFolder } from './other-folder';
import { SettingRow } from './setting-row';
import css from './settings-page.module.css';

/** Where everything lies. */
export function DataSection() {
  const root = useView((state) => state.view?.host.dataFolder ?? '');
  return (
    <>
      <SettingRow row="dataFolder" below={<FolderLine path={root} within="." />} />
      <SettingRow row="places" below={<Places />} />
      <OtherFolder />
    </>
  );
}

/** A folder with what can be done with it; `within` names it from the data folder. */
export function FolderLine({ path, within }: { path: string; within: string }) {
  const canReveal = useView((state) => state.view?.host.canReveal === true);
  return (
    <div className={css['line']}>
      <code className={css['folder']}>
        <bdi>{path}</bdi>
      </code>
      <ActionButton
        label={t('Copy')}
        icon={Copy}
        variant="default"
        accessibleName={t('Copy {path}', { path })}
        onClick={() => void copyText(path, t('The path is on the clipboard'))}
      />
      {canReveal ? <Show within={within} path={path} /> : null}
    </div>
  );
}

function Show({ within, path }: { within: string; path: string }) {
  const blocked = useBlockedReason();
  const { pending, run } = useCommands();
  const show = async (): Promise<void> => {
    const answer = await run('show', 'host.reveal', { path: within });
    if (answer?.ok === false) toastError(answer.error);
  };
  return (
    <ActionButton
      label={t('Show in folder')}
      icon={FolderOpen}
      variant="default"
      accessibleName={t('Show {path} in its folder', { path })}
      busy={pending.has('show')}
      disabledReason={blocked}
      onClick={() => void show()}
    />
  );
}

const PLACES: readonly (readonly [string, Message])[] = [
  ['orchestration_groups', msg('Groups, one JSON file each')],
  ['group_templates', msg('Templates that groups are made from')],
  ['routines', msg('Routines, YAML')],
  ['templates', msg('Pictures that routines look for')],
  ['.state', msg('These settings, history, earlier versions, the log')],
  ['.trash', msg('What was deleted in the last 30 days')],
  ['.quarantine', msg('Copies of files that could not be read')],
];

function Places() {
  return (
    <ul className={css['places']} aria-label={t('What lies where')}>
      {PLACES.map(([folder, what]) => (
        <li key={folder}>
          <code>{folder}</code>
          <span>{say(what)}</span>
        </li>
      ))}
    </ul>
  );
}
