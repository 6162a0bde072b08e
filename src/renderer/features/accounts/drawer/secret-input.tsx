import { ActionIcon, Button, Input } from '@mantine/core';
import { Copy, Eye, EyeOff, PencilLine, Trash2, Undo2 } from 'lucide-react';
import { useId, useState } from 'react';
import { t } from '../../../../shared/catalogue/translate';
import type { AccountField } from '../../../../shared/account';
import type { SecretsState } from '../../../../shared/contract/accounts';
import { copyText } from '../../../components/copy-text';
import { titleOf } from '../account-columns';
import { FieldInput } from '../field-input';
import css from './account-drawer.module.css';
import { useReveal } from './use-reveal';

interface SecretInputProps {
  readonly field: AccountField;
  /** Null while it has no value. */
  readonly accountId: number | null;
  readonly secrets: SecretsState;
  readonly text: string;
  readonly isRemoved: boolean;
  readonly onChange: (text: string) => void;
  readonly onRemove: (isRemoved: boolean) => void;
}

/** A secret: bullets that can be revealed for a while, written anew or removed. */
export function SecretInput(props: SecretInputProps) {
  const { field, accountId, text, isRemoved, onChange, onRemove } = props;
  const [isWriting, setWriting] = useState(false);
  const label = titleOf(field);
  if (isRemoved)
    return (
      <Input.Wrapper label={label}>
        <div className={css['secret']}>
          <span className={css['gone']}>{t('Is removed when you save')}</span>
          <ActionIcon
            size={30}
            aria-label={t('Keep {field}', { field: label })}
            title={t('Keep {field}', { field: label })}
            onClick={() => {
              onRemove(false);
            }}
          >
            <Undo2 size={15} aria-hidden />
          </ActionIcon>
        </div>
      </Input.Wrapper>
    );
  if (accountId === null || isWriting || text !== '')
    return (
      <div className={css['secretWriting']}>
        <FieldInput field={field} label={label} text={text} onChange={onChange} />
        {accountId === null ? null : (
          <Button
            size="xs"
            variant="default"
            onClick={() => {
              setWriting(false);
              onChange('');
            }}
          >
            {t('Keep the old one')}
          </Button>
        )}
      </div>
    );
  return (
    <KeptSecret
      {...props}
      accountId={accountId}
      onWrite={() => {
        setWriting(true);
      }}
    />
  );
}

interface KeptSecretProps extends SecretInputProps {
  readonly accountId: number;
  readonly onWrite: () => void;
}

function KeptSecret({ field, accountId, secrets, onRemove, onWrite }: KeptSecretProps) {
  const id = useId();
  const label = titleOf(field);
  const { value, problem, isAsking, ask, reveal, hide } = useReveal(accountId, field.name);
  const isOpen = secrets.state === 'open';
  const shownProblem = isOpen ? problem : t('The secrets are locked; unlock them first (More, Secrets).');
  return (
    <Input.Wrapper id={id} label={label} labelElement="div">
      <div className={css['secret']} role="group" aria-label={label}>
        <output className={css['secretValue']} data-shown={value !== null}>
          {value ?? <span aria-label={t('kept secret')}>••••••••</span>}
        </output>
        {value === null ? (
          <IconButton label={t('Reveal {field}', { field: label })} icon={Eye} off={!isOpen} onClick={ask} />
        ) : (
          <>
            <IconButton
              label={t('Copy {field}', { field: label })}
              icon={Copy}
              onClick={() => void copyText(value, t('{field} was copied', { field: label }), true)}
            />
            <IconButton label={t('Hide {field}', { field: label })} icon={EyeOff} onClick={hide} />
          </>
        )}
        <IconButton label={t('Change {field}', { field: label })} icon={PencilLine} onClick={onWrite} />
        <IconButton
          label={t('Remove {field}', { field: label })}
          icon={Trash2}
          onClick={() => {
            onRemove(true);
          }}
        />
      </div>
      {isAsking ? (
        <div className={css['ask']} role="alert">
          <span>{t('Everybody who sees this screen can read it. It is hidden again after 30 seconds.')}</span>
          <Button size="xs" onClick={reveal} data-autofocus>
            {t('Reveal')}
          </Button>
        </div>
      ) : null}
      {shownProblem === null ? null : (
        <div className={css['secretProblem']} role="alert">
          {shownProblem}
        </div>
      )}
    </Input.Wrapper>
  );
}

interface IconButtonProps {
  readonly label: string;
  readonly icon: typeof Eye;
  readonly off?: boolean;
  readonly onClick: () => void;
}

function IconButton({ label, icon: Icon, off = false, onClick }: IconButtonProps) {
  return (
    <ActionIcon size={30} aria-label={label} title={label} disabled={off} onClick={onClick}>
      <Icon size={15} aria-hidden />
    </ActionIcon>
  );
}
