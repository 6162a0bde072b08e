import { Button, Input, PasswordInput } from '@mantine/core';
import { useEffect, useId, useRef, useState } from 'react';
import { t } from '../../shared/catalogue/translate';
import { commonOf, type InputFieldProps, type SecretsHere } from './input-of-form';
import css from './secret-input-field.module.css';

type SecretInputFieldProps = InputFieldProps & { readonly secrets: SecretsHere };

/**
 * A secret of a group: what is kept can't be shown, only set anew or taken away. No value of the draft leaves it as it
 * is, an empty one takes it away, anything else is the new one.
 */
export function SecretInputField(props: SecretInputFieldProps) {
  const { input, secrets, value } = props;
  const [isWriting, setWriting] = useState(false);
  const isKept = secrets.kept.includes(input.name);
  if (isKept && value === '') return <Cleared {...props} />;
  if (isKept && value === undefined && !isWriting) {
    return (
      <Kept
        {...props}
        onWrite={() => {
          setWriting(true);
        }}
      />
    );
  }
  return (
    <Writing
      {...props}
      isKept={isKept}
      onKeep={() => {
        setWriting(false);
        props.onChange(undefined);
      }}
    />
  );
}

function Kept(props: SecretInputFieldProps & { readonly onWrite: () => void }) {
  const { secrets, onChange, onWrite } = props;
  const { label, ...shown } = commonOf(props);
  const id = useId();
  return (
    <Input.Wrapper id={id} label={label} labelElement="div" {...shown}>
      <div className={css['kept']} role="group" aria-label={label}>
        <span>{secrets.locked ? t('•••••• set, but locked') : t('•••••• set')}</span>
        <SmallButton
          label={secrets.forOneRun ? t('Another for this run') : t('Change')}
          of={label}
          onClick={onWrite}
        />
        {secrets.forOneRun ? null : (
          <SmallButton
            label={t('Clear')}
            of={label}
            onClick={() => {
              onChange('');
            }}
          />
        )}
      </div>
    </Input.Wrapper>
  );
}

function Cleared(props: SecretInputFieldProps) {
  const { onChange } = props;
  const { label, ...shown } = commonOf(props);
  const id = useId();
  return (
    <Input.Wrapper id={id} label={label} labelElement="div" {...shown}>
      <div className={css['kept']} data-cleared role="group" aria-label={label}>
        <span>{t('Is cleared when you save')}</span>
        <SmallButton
          label={t('Keep it')}
          of={label}
          onClick={() => {
            onChange(undefined);
          }}
        />
      </div>
    </Input.Wrapper>
  );
}

interface WritingProps extends SecretInputFieldProps {
  readonly isKept: boolean;
  readonly onKeep: () => void;
}

function Writing(props: WritingProps) {
  const { secrets, value, isKept, onChange, onKeep } = props;
  const { label, ...shown } = commonOf(props);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // Somebody who pressed "Change" is about to write.
    if (isKept) field.current?.focus();
  }, [isKept]);
  return (
    <div className={css['writing']}>
      <PasswordInput
        ref={field}
        label={label}
        {...shown}
        autoComplete="new-password"
        visibilityToggleButtonProps={{ 'aria-label': t('Show what is typed') }}
        disabled={secrets.locked && !secrets.forOneRun}
        placeholder={isKept ? '' : t('not set')}
        value={value === undefined ? '' : String(value)}
        onChange={(event) => {
          const text = event.currentTarget.value;
          onChange(text === '' ? undefined : text);
        }}
      />
      {isKept ? (
        <Button size="xs" variant="default" onClick={onKeep}>
          {t('Keep the one that is set')}
        </Button>
      ) : null}
    </div>
  );
}

/** Seen as one word, heard with the field it is of. */
function SmallButton({ label, of, onClick }: { label: string; of: string; onClick: () => void }) {
  return (
    <Button size="compact-sm" variant="default" aria-label={`${label}: ${of}`} onClick={onClick}>
      {label}
    </Button>
  );
}
