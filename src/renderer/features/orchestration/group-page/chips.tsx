import { say, type Message } from '../../../../shared/catalogue/translate';
import css from './group-page.module.css';

interface ChipsProps<T extends string> {
  readonly label: string;
  readonly options: readonly (readonly [value: T, label: Message])[];
  readonly value: T;
  readonly onChange: (value: T) => void;
}

/** A few choices side by side, one of which holds. */
export function Chips<T extends string>({ label, options, value, onChange }: ChipsProps<T>) {
  return (
    <div className={css['chips']} role="group" aria-label={label}>
      {options.map(([option, words]) => (
        <button
          key={option}
          type="button"
          className={css['chip']}
          aria-pressed={option === value}
          onClick={() => {
            onChange(option);
          }}
        >
          {say(words)}
        </button>
      ))}
    </div>
  );
}
