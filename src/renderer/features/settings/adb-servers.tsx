import { ActionIcon, TextInput } from '@mantine/core';
import { CircleCheck, CircleX, Loader, Plus, Trash2 } from 'lucide-react';
import { useId, useState, type SyntheticEvent } from 'react';
import { t } from '../../../shared/catalogue/translate';
import type { AdbServerSetting } from '../../../shared/contract/host';
import type { AdbServerView } from '../../../shared/view';
import { ActionButton } from '../../components/action-button';
import { Pill } from '../../components/pill';
import { toastWithAction } from '../../components/toasts';
import { useView } from '../../state/host-context';
import { useSettings } from '../../state/settings-context';
import { addressOf, MOST_SERVERS, readServer, type ReadServer } from './server-address';
import { SettingRow } from './setting-row';
import css from './settings-page.module.css';
import { useSaving, type Saving } from './use-saving';

const NONE: readonly AdbServerView[] = [];

/** The adb servers devices are looked for at: those of the start, the simulator's, and the ones listed here. */
export function AdbServers() {
  const { settings } = useSettings();
  const saving = useSaving();
  const watched = useView((state) => state.view?.host.adbServers ?? NONE);
  const listed = settings.adbServers;
  const own = watched.filter(({ address }) => !listed.some((server) => addressOf(server) === address));
  const remove = async (server: AdbServerSetting): Promise<void> => {
    const rest = listed.filter((other) => addressOf(other) !== addressOf(server));
    if (!(await saving.save({ adbServers: rest }))) return;
    const undo = { label: t('Undo'), onClick: () => void saving.save({ adbServers: listed }) };
    toastWithAction(t('{address} is no longer looked at', { address: addressOf(server) }), undo);
  };
  return (
    <SettingRow
      row="adbServers"
      saving={saving}
      below={
        <>
          <ul className={css['list']} aria-label={t('adb servers')}>
            {own.map((server) => (
              <Server key={server.address} address={server.address} view={server} />
            ))}
            {listed.map((server) => (
              <Server
                key={addressOf(server)}
                address={addressOf(server)}
                view={watched.find(({ address }) => address === addressOf(server))}
                blocked={saving.blocked}
                onRemove={() => void remove(server)}
              />
            ))}
          </ul>
          <AddServer
            there={[...own.map(({ address }) => address), ...listed.map(addressOf)]}
            saving={saving}
          />
        </>
      }
    />
  );
}

interface ServerProps {
  readonly address: string;
  readonly view: AdbServerView | undefined;
  readonly blocked?: string | null;
  /** Only what is listed in the settings can be removed. */
  readonly onRemove?: () => void;
}

function Server({ address, view, blocked = null, onRemove }: ServerProps) {
  return (
    <li>
      <bdi className={css['address']}>{address}</bdi>
      <span className={css['about']}>{onRemove ? t('from this list') : aboutOwn(view)}</span>
      <ServerState view={view} />
      {onRemove ? (
        <ActionIcon
          aria-label={t('Remove {address}', { address })}
          disabled={blocked !== null}
          title={blocked ?? t('Remove')}
          onClick={onRemove}
        >
          <Trash2 size={15} aria-hidden />
        </ActionIcon>
      ) : (
        <span className={css['noAction']} />
      )}
    </li>
  );
}

function aboutOwn(view: AdbServerView | undefined): string {
  return view?.role === 'simulator' ? t('of the simulated emulators') : t('always looked at');
}

function ServerState({ view }: { view: AdbServerView | undefined }) {
  if (view?.state === 'connected')
    return (
      <Pill tone="green" icon={CircleCheck}>
        {view.version === null || view.role === 'simulator'
          ? t('answers')
          : t('answers, adb {version}', { version: view.version })}
      </Pill>
    );
  if (view?.state === 'absent')
    return (
      <Pill tone="amber" icon={CircleX} {...(view.startFailure === null ? {} : { title: view.startFailure })}>
        {view.startFailure === null ? t('nothing answers') : t('could not be started')}
      </Pill>
    );
  return (
    <Pill tone="blue" icon={Loader}>
      {t('is being asked')}
    </Pill>
  );
}

function AddServer({ there, saving }: { there: readonly string[]; saving: Saving }) {
  const { settings } = useSettings();
  const [text, setText] = useState('');
  const [told, setTold] = useState(false);
  const id = useId();
  const read = readServer(text, there);
  const full =
    settings.adbServers.length >= MOST_SERVERS
      ? t('No more than {most} can be listed', { most: MOST_SERVERS })
      : null;
  const refusal = saving.blocked ?? full ?? refusalOf(read);
  const add = async (): Promise<void> => {
    setTold(true);
    if (refusal !== null || read.kind !== 'server') return;
    if (!(await saving.save({ adbServers: [...settings.adbServers, read.server] }))) return;
    setText('');
    setTold(false);
  };
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    void add();
  };
  return (
    <form className={css['line']} onSubmit={submit}>
      <TextInput
        id={id}
        className={css['wide'] ?? ''}
        aria-label={t('Address of a further adb server')}
        placeholder={t('Host and port, such as 192.168.1.20:5037')}
        spellCheck={false}
        value={text}
        error={told && read.kind === 'wrong' ? read.reason : null}
        onChange={({ currentTarget }) => {
          setText(currentTarget.value);
          setTold(false);
        }}
        onBlur={() => {
          setTold(text !== '');
        }}
      />
      <ActionButton
        label={t('Add')}
        icon={Plus}
        variant="default"
        disabledReason={refusal}
        onClick={() => void add()}
      />
    </form>
  );
}

function refusalOf(read: ReadServer): string | null {
  if (read.kind === 'wrong') return read.reason;
  return read.kind === 'empty' ? t('Write an address first') : null;
}
