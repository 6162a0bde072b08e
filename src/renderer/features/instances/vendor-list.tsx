import { NumberInput } from '@mantine/core';
import { useState } from 'react';
import css from './instance-dialogs.module.css';
import { MOST_EMULATORS, VENDOR_ADDRESSES } from './vendor-addresses';

/** The usual addresses of well-known emulators; one press puts an address into the field. */
export function VendorAddresses({ onChoose }: { onChoose: (address: string) => void }) {
  const [typed, setTyped] = useState<number | string>(1);
  const number = Math.min(Math.max(1, Math.trunc(Number(typed)) || 1), MOST_EMULATORS);
  return (
    <section className={css['vendors']} aria-label="Usual addresses">
      <header>
        <h3>Usual addresses</h3>
        <span>
          of emulator
          <NumberInput
            aria-label="Number of the emulator"
            size="xs"
            w={64}
            min={1}
            max={MOST_EMULATORS}
            allowDecimal={false}
            value={typed}
            onChange={setTyped}
          />
        </span>
      </header>
      <ul>
        {VENDOR_ADDRESSES.map(({ vendor, addressOf, note }) => (
          <li key={vendor}>
            <button
              type="button"
              onClick={() => {
                onChoose(addressOf(number));
              }}
            >
              <span>
                {vendor}
                {note === '' ? null : <small>{note}</small>}
              </span>
              <code>{addressOf(number)}</code>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
