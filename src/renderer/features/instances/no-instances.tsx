import { ActionIcon, CopyButton } from '@mantine/core';
import { Check, CircleCheck, CircleDashed, Copy, Smartphone } from 'lucide-react';
import { t } from '../../../shared/catalogue/translate';
import type { AdbServerView } from '../../../shared/view';
import { useView } from '../../state/host-context';
import css from './instances-page.module.css';
import { ConnectButton } from './instances-toolbar';
import { binaryWords, foundAt, remedyOf } from './server-words';
import { SimulatorButton } from './simulator-button';

const DOCTOR = 'muster doctor'; // no words: a command
const NONE: readonly AdbServerView[] = [];

/** Nothing to run on: what was looked for and found, and the ways on. */
export function NoInstances() {
  const servers = useView((state) => state.view?.host.adbServers ?? NONE);
  return (
    <div className={css['empty']}>
      <Smartphone size={32} strokeWidth={1.5} aria-hidden />
      <h2>{t('No emulator or phone found')}</h2>
      <p>
        {t(
          'Start an emulator with adb debugging switched on, or plug in a phone: it appears here by itself. Emulators that listen on a port of their own are connected by their address.',
        )}
      </p>
      <section className={css['found']} aria-label={t('What was looked for')}>
        <h3>{t('Looked for and found')}</h3>
        <ul>
          {servers.map((server) => (
            <Server key={server.address} server={server} />
          ))}
          {servers.length === 0 ? <li>{t('No adb server is known yet.')}</li> : null}
        </ul>
      </section>
      <div className={css['choices']}>
        <SimulatorButton isPrimary />
        <ConnectButton />
      </div>
      <div className={css['doctor']}>
        <span>{t('Still nothing? For a full check run')}</span>
        <code>{DOCTOR}</code>
        <CopyButton value={DOCTOR}>
          {({ copied, copy }) => (
            <ActionIcon size={26} aria-label={copied ? t('Copied') : t('Copy the command')} onClick={copy}>
              {copied ? <Check size={15} aria-hidden /> : <Copy size={15} aria-hidden />}
            </ActionIcon>
          )}
        </CopyButton>
      </div>
    </div>
  );
}

function Server({ server }: { server: AdbServerView }) {
  const Icon = server.state === 'connected' ? CircleCheck : CircleDashed;
  const words = [remedyOf(server), binaryWords(server)].filter((text) => text !== null);
  return (
    <li>
      <Icon size={15} data-state={server.state} aria-hidden />
      <span>
        {server.role === 'simulator'
          ? t('Simulator at {address}: {found}', { address: server.address, found: foundAt(server) })
          : t('adb server at {address}: {found}', { address: server.address, found: foundAt(server) })}
        {words.map((text) => (
          <small key={text}>{text}</small>
        ))}
      </span>
    </li>
  );
}
