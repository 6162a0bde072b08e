import { Fragment } from 'react';
import { msg, say, t, type Message } from '../../shared/catalogue/translate';
import { keysOf } from '../../shared/verb-keys';
import type { Verb } from '../../shared/verbs';
import css from './key-caps.module.css';

const ON_MAC = /mac/i.test(navigator.userAgent);

/** Names of keys that are words; letters and signs are the same everywhere. */
const NAMES: Readonly<Record<string, Message>> = {
  Ctrl: msg('Ctrl'),
  Shift: msg('Shift'),
  Enter: msg('Enter'),
  Space: msg('Space'),
  Esc: msg('Esc'),
};

/** The keys of a verb as caps; nothing without any. */
export function KeyCaps({ verb }: { verb: Verb }) {
  const ways = keysOf(verb, ON_MAC);
  if (ways.length === 0) return null;
  return (
    <span className={css['ways']}>
      {ways.map((keys, index) => (
        <Fragment key={keys.join(' ')}>
          {index > 0 ? <span className={css['or']}>{t('or')}</span> : null}
          <Caps keys={keys} />
        </Fragment>
      ))}
    </span>
  );
}

/** Keys as caps, side by side. */
export function Caps({ keys }: { keys: readonly string[] }) {
  return (
    <span className={css['caps']}>
      {keys.map((key, index) => {
        const name = NAMES[key];
        return <kbd key={`${key} ${String(index)}`}>{name === undefined ? key : say(name)}</kbd>;
      })}
    </span>
  );
}
