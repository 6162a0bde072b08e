import { ActionIcon } from '@mantine/core';
import { X } from 'lucide-react';
import type { RoutineConfig } from '../../../shared/definition';
import type { Problem } from '../../../shared/problem';
import type { RoutineInput } from '../../../shared/routine-summary';
import css from './definition-dialog.module.css';
import { errorAtField } from './form';
import { InputField } from './input-field';

interface InputsFormProps {
  readonly inputs: readonly RoutineInput[];
  /** The routine is known, so that other inputs are wrong. */
  readonly known: boolean;
  readonly config: RoutineConfig;
  readonly problems: readonly Problem[];
  readonly onChange: (config: RoutineConfig) => void;
}

/** A field for each input the routine declares, and what is set beyond them. */
export function InputsForm({ inputs, known, config, problems, onChange }: InputsFormProps) {
  const declared = new Set(inputs.map(({ name }) => name));
  const others = Object.entries(config).filter(([name]) => !declared.has(name));
  const set = (name: string, value: RoutineConfig[string] | undefined): void => {
    const rest = Object.fromEntries(Object.entries(config).filter(([key]) => key !== name));
    onChange(value === undefined ? rest : { ...rest, [name]: value });
  };
  return (
    <>
      {known ? <h3 className={css['heading']}>Inputs</h3> : null}
      {known && inputs.length === 0 && others.length === 0 ? (
        <p style={{ margin: 0, color: 'var(--dim)', fontSize: 13 }}>This routine has no inputs.</p>
      ) : null}
      <div className={css['pair']}>
        {inputs.map((input) => (
          <InputField
            key={input.name}
            input={input}
            value={config[input.name]}
            error={errorAtField(problems, `routineConfig.${input.name}`)}
            onChange={(value) => {
              set(input.name, value);
            }}
          />
        ))}
      </div>
      {others.length > 0 ? (
        <ul className={css['others']} aria-label="Inputs the routine does not have">
          {others.map(([name, value]) => (
            <li key={name}>
              <span>
                <b>{name}</b> = {String(value)}
                <small>{known ? 'The routine has no such input.' : 'Kept from before.'}</small>
              </span>
              <ActionIcon
                aria-label={`Remove input ${name}`}
                onClick={() => {
                  set(name, undefined);
                }}
              >
                <X size={16} aria-hidden />
              </ActionIcon>
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}
