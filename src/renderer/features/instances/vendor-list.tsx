import { NumberInput } from '@mantine/core';
import { useState } from 'react';
import { Phrase } from '../../components/phrase';
import { say, t } from '../../../shared/catalogue/translate';
import css from './instance-dialogs.module.css';
import { MOST_EMULATORS, VENDOR_ADDRESSES } from './vendor-addresses';

/** The usual addresses of well-known emulators; one press puts an address into the field. */
export function VendorAddresses({ onChoose }: { onChoose: (address: string) => void }) {
  const [typed, setTyped] = useState<number | string>(1);
  const number = Math.min(Math.max(1, Math.trunc(Number(typed)) || 1), MOST_EMULATORS);
  return (
    <section className={css['vendors']} aria-label={t('Usual addresses')}>
      <header>
        <h3>{t('Usual addresses')}</h3>
        <span>
          <Phrase
            text={t('of emulator <number/>')}
            parts={{
              number: (
                <NumberInput
                  aria-label={t('Number of the emulator')}
                  size="xs"
                  w={64}
                  min={1}
                  max={MOST_EMULATORS}
                  allowDecimal={false}
                  value={typed}
                  onChange={setTyped}
                />
              ),
            }}
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
                <bdi translate="no">{vendor}</bdi>
                {note === null ? null : <small>{say(note)}</small>}
              </span>
              <code>{addressOf(number)}</code>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
