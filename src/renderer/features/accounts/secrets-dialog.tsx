import { Button, Group, Modal, PasswordInput } from '@mantine/core';
import { KeyRound, RefreshCw } from 'lucide-react';
import { useState } from 'react';
import { msg, say, t, type Message } from '../../../shared/catalogue/translate';
import type { SecretsState } from '../../../shared/contract/accounts';
import type { AppError } from '../../../shared/errors';
import { explainError } from '../../../shared/explain';
import { listed } from '../../../shared/explain/words';
import { ActionButton } from '../../components/action-button';
import { Note } from '../../components/note';
import type { Tone } from '../../components/pill';
import { toastDone } from '../../components/toasts';
import { useCommands } from '../../components/use-command';
import { useAccounts } from '../../state/accounts-context';
import { useBlockedReason } from '../../state/blocked';
import css from './dialogs.module.css';

const STATES: Readonly<Record<SecretsState['state'], readonly [Tone, Message, Message]>> = {
  none: [
    'grey',
    msg('No secrets are kept yet'),
    msg('The first one makes a key, which this computer keeps.'),
  ],
  open: ['green', msg('Secrets are open'), msg('Bots can type them; people can reveal them one by one.')],
  locked: ['amber', msg('Secrets are locked'), msg('Enter the passphrase to open them until Muster ends.')],
  lost: [
    'red',
    msg('The key to the secrets is lost'),
    msg(
      'Nothing here opens them. Bring back the key file or the user account of this computer they were made with, or forget them and enter them anew. Everything else is intact.',
    ),
  ],
};

const WAYS: Readonly<Record<SecretsState['openedBy'][number], Message>> = {
  keystore: msg('the key store of this computer'),
  keyFile: msg('a key file that only you can read'),
  passphrase: msg('a passphrase'),
};

const SHORTEST = 8;

/** The host sends an English message of the catalogue. */
function secretsProblem(problem: string): Message {
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- see `SECRETS_PROBLEMS`
  return problem as Message;
}

/** How the secrets of accounts stand, and what can be done about it. */
export function SecretsDialog({ onClose }: { onClose: () => void }) {
  const secrets = useAccounts()?.secrets;
  const [error, setError] = useState<AppError | null>(null);
  if (!secrets) return null;
  const [tone, title, hint] = STATES[secrets.state];
  return (
    <Modal opened onClose={onClose} title={t('Secrets of accounts')}>
      <div className={css['stack']}>
        <Note tone={tone} title={say(title)} hint={say(hint)} />
        {secrets.openedBy.length === 0 ? null : (
          <p className={css['intro']}>
            {t('They are opened by {ways}.', { ways: listed(secrets.openedBy.map((way) => say(WAYS[way]))) })}
          </p>
        )}
        {secrets.problem === null ? null : <Note tone="amber" title={say(secretsProblem(secrets.problem))} />}
        <Parts secrets={secrets} onError={setError} />
        {error === null ? null : <Note tone="red" {...explainError(error)} />}
      </div>
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose}>
          {t('Close')}
        </Button>
      </Group>
    </Modal>
  );
}

/** What can be done in this state. */
function Parts({ secrets, onError }: PartProps & { secrets: SecretsState }) {
  const { state } = secrets;
  const isUsable = state === 'open' || state === 'none';
  return (
    <>
      {state === 'locked' ? <Unlock onError={onError} /> : null}
      {isUsable ? <Passphrase secrets={secrets} onError={onError} /> : null}
      {state === 'open' ? <Rotate onError={onError} /> : null}
      {isUsable ? null : <Forget onError={onError} />}
    </>
  );
}

interface PartProps {
  readonly onError: (error: AppError | null) => void;
}

function Unlock({ onError }: PartProps) {
  const { pending, run } = useCommands();
  const blocked = useBlockedReason();
  const [text, setText] = useState('');
  const unlock = async (): Promise<void> => {
    if (text === '') return;
    const answer = await run('unlock', 'accounts.unlock', { passphrase: text });
    if (!answer) return;
    setText('');
    onError(answer.ok ? null : answer.error);
    if (answer.ok) toastDone(t('The secrets are open'));
  };
  return (
    <form
      className={css['inline']}
      onSubmit={(event) => {
        event.preventDefault();
        void unlock();
      }}
    >
      <Passphrased label={t('Passphrase')} value={text} onChange={setText} isFirst />
      <ActionButton
        label={t('Unlock')}
        busy={pending.has('unlock')}
        disabledReason={blocked ?? (text === '' ? t('Enter the passphrase first') : null)}
        onClick={() => void unlock()}
      />
    </form>
  );
}

function Passphrase({ secrets, onError }: PartProps & { secrets: SecretsState }) {
  const { pending, run } = useCommands();
  const blocked = useBlockedReason();
  const [text, setText] = useState('');
  const has = secrets.openedBy.includes('passphrase');
  const isOnly = has && secrets.openedBy.length === 1;
  const put = async (passphrase: string | null): Promise<void> => {
    const answer = await run('passphrase', 'accounts.setPassphrase', { passphrase });
    if (!answer) return;
    setText('');
    onError(answer.ok ? null : answer.error);
    if (answer.ok)
      toastDone(passphrase === null ? t('The passphrase was removed') : t('The passphrase was set'));
  };
  const short = text.length < SHORTEST ? t('At least {count} characters', { count: SHORTEST }) : null;
  return (
    <section className={css['section']} aria-label={t('Passphrase')}>
      <p className={css['intro']}>
        {t(
          'A passphrase opens the secrets where the key of this computer is not: on another computer, or without a window.',
        )}
      </p>
      <form
        className={css['inline']}
        onSubmit={(event) => {
          event.preventDefault();
          if (short === null) void put(text);
        }}
      >
        <Passphrased label={has ? t('New passphrase') : t('Passphrase')} value={text} onChange={setText} />
        <ActionButton
          label={has ? t('Replace') : t('Set')}
          accessibleName={has ? t('Replace the passphrase') : t('Set the passphrase')}
          icon={KeyRound}
          busy={pending.has('passphrase')}
          disabledReason={blocked ?? short}
          onClick={() => void put(text)}
        />
        {has ? (
          <ActionButton
            label={t('Remove')}
            accessibleName={t('Remove the passphrase')}
            variant="default"
            disabledReason={blocked ?? (isOnly ? t('Nothing else opens the secrets') : null)}
            onClick={() => void put(null)}
          />
        ) : null}
      </form>
    </section>
  );
}

function Rotate({ onError }: PartProps) {
  const { pending, run } = useCommands();
  const blocked = useBlockedReason();
  const rotate = async (): Promise<void> => {
    const answer = await run('rotate', 'accounts.rotateKey', {});
    if (!answer) return;
    onError(answer.ok ? null : answer.error);
    if (answer.ok)
      toastDone(
        t('{changed, plural, one {1 secret has} other {{changed, number} secrets have}} a new key', {
          changed: answer.value.changed,
        }),
      );
  };
  const busy = pending.has('rotate');
  return (
    <section className={css['section']} aria-label={t('Key')}>
      <p className={css['intro']} role="status">
        {busy
          ? t('Every secret is being encrypted anew. Nothing is changed until all are done.')
          : t('If somebody may have got hold of the key: make a new one, and encrypt every secret anew.')}
      </p>
      <ActionButton
        label={t('Make a new key')}
        icon={RefreshCw}
        variant="default"
        busy={busy}
        disabledReason={blocked}
        onClick={() => void rotate()}
      />
    </section>
  );
}

function Forget({ onError }: PartProps) {
  const { pending, run } = useCommands();
  const blocked = useBlockedReason();
  const [isAsking, setAsking] = useState(false);
  const forget = async (): Promise<void> => {
    const answer = await run('forget', 'accounts.forgetSecrets', {});
    if (!answer) return;
    setAsking(false);
    onError(answer.ok ? null : answer.error);
    if (answer.ok)
      toastDone(
        t('{changed, plural, one {1 secret was} other {{changed, number} secrets were}} forgotten', {
          changed: answer.value.changed,
        }),
      );
  };
  if (!isAsking)
    return (
      <ActionButton
        label={t('Forget all secrets…')}
        variant="default"
        color="red"
        disabledReason={blocked}
        onClick={() => {
          setAsking(true);
        }}
      />
    );
  return (
    <Note
      tone="red"
      title={t('Forget all secrets?')}
      hint={t(
        'Every password and other secret of every account is removed for good. Keys, fields and uses stay.',
      )}
      action={
        <Group gap="xs">
          <Button
            size="xs"
            variant="default"
            onClick={() => {
              setAsking(false);
            }}
          >
            {t('Cancel')}
          </Button>
          <ActionButton
            label={t('Forget')}
            accessibleName={t('Forget all secrets for good')}
            size="xs"
            color="red"
            busy={pending.has('forget')}
            disabledReason={blocked}
            onClick={() => void forget()}
          />
        </Group>
      }
    />
  );
}

interface PassphrasedProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly isFirst?: boolean;
}

/** A passphrase as it is typed; password managers leave it alone. */
function Passphrased({ label, value, onChange, isFirst = false }: PassphrasedProps) {
  return (
    <PasswordInput
      label={label}
      maxLength={1_000}
      autoComplete="off"
      visibilityToggleButtonProps={{ 'aria-label': t('Show what is typed') }}
      value={value}
      onChange={(event) => {
        onChange(event.currentTarget.value);
      }}
      {...(isFirst ? { 'data-autofocus': true } : {})}
    />
  );
}
