import { Button, Group, Modal, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { t } from '../../../shared/catalogue/translate';
import type { AppError } from '../../../shared/errors';
import { explainError } from '../../../shared/explain';
import type { InstanceView } from '../../../shared/view';
import { ActionButton } from '../../components/action-button';
import { Note } from '../../components/note';
import { toastDone } from '../../components/toasts';
import { useBlockedReason } from '../../state/blocked';
import { useHost, useView } from '../../state/host-context';
import { connectedAs, readAddress, type ReadAddress } from './address';
import { VendorAddresses } from './vendor-list';

const NONE: Readonly<Record<string, InstanceView>> = {};

/** Connects an emulator or phone by its address; what adb answers is said here, and the dialog stays for another try. */
export function ConnectDialog({ onClose }: { onClose: () => void }) {
  const [text, setText] = useState('');
  const read = readAddress(text);
  const instances = useView((state) => state.view?.instances ?? NONE);
  const there = read.kind === 'address' ? connectedAs(read.address, Object.values(instances)) : undefined;
  const { busy, error, connect, clear } = useConnect(onClose);
  const refusal = useBlockedReason() ?? refusalOf(read);
  const type = (next: string): void => {
    setText(next);
    clear();
  };
  const submit = (): void => {
    if (refusal === null && read.kind === 'address') void connect(read.address);
  };
  return (
    <Modal opened onClose={onClose} title={t('Connect address')} size={640}>
      <TextInput
        label={t('Address')}
        description={t(
          'Host and port of an emulator, or of a phone with adb over Wi-Fi; without a port, 5555 is meant.',
        )}
        placeholder="127.0.0.1:5555"
        value={text}
        error={read.kind === 'wrong' ? read.reason : null}
        onChange={(event) => {
          type(event.currentTarget.value);
        }}
        spellCheck={false}
        autoComplete="off"
        onKeyDown={(event) => {
          if (event.key === 'Enter') submit();
        }}
        data-autofocus
      />
      <VendorAddresses onChoose={type} />
      <div aria-live="polite">
        {there === undefined ? null : (
          <Note tone="blue" title={t('It is connected already, as {ref}', { ref: there })} />
        )}
        {error === null ? null : <Note tone="red" {...explainError(error)} />}
      </div>
      <Group justify="flex-end" mt="md" gap="xs">
        <Button variant="default" onClick={onClose}>
          {t('Cancel')}
        </Button>
        <ActionButton label={t('Connect')} busy={busy} disabledReason={refusal} onClick={submit} />
      </Group>
    </Modal>
  );
}

function refusalOf(read: ReadAddress): string | null {
  if (read.kind === 'empty') return t('Write an address first');
  return read.kind === 'wrong' ? read.reason : null;
}

/** One try at a time; closing the dialog gives it up. */
function useConnect(onDone: () => void) {
  const { link } = useHost();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  const abort = useRef<AbortController | null>(null);
  useEffect(() => () => abort.current?.abort(), []);
  const connect = async (address: string): Promise<void> => {
    if (busy) return;
    const attempt = new AbortController();
    abort.current = attempt;
    setBusy(true);
    setError(null);
    const answer = await link.call('instances.connect', { address }, attempt.signal);
    if (attempt.signal.aborted) return;
    setBusy(false);
    if (answer.ok) {
      toastDone(t('{address} is connected, as {ref}', { address, ref: answer.value.ref }));
      onDone();
    } else setError(answer.error);
  };
  const clear = (): void => {
    setError(null);
  };
  return { busy, error, connect, clear };
}
