import { Modal } from '@mantine/core';
import { say, t } from '../../shared/catalogue/translate';
import { VERBS, type Verb, type VerbArea } from '../../shared/verbs';
import { Caps, KeyCaps } from './key-caps';
import css from './shortcuts-dialog.module.css';
import { AREA_WORDS, AREAS } from './verb-areas';

const WITH_KEYS = VERBS.filter(({ key, accelerator }) => key !== null || accelerator !== null);

/** What the keys do: every verb that has one, by area. */
export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  return (
    <Modal opened onClose={onClose} title={t('Keyboard shortcuts')} size={780}>
      <div className={css['sheet']}>
        {AREAS.map((area) => (
          <Area key={area} area={area} verbs={WITH_KEYS.filter((verb) => verb.area === area)} />
        ))}
        <section>
          <h3>{t('Moving about')}</h3>
          <dl className={css['keys']}>
            <Row what={t('Between cards, instances and bots')}>
              <Caps keys={['←', '→', '↑', '↓']} />
            </Row>
            <Row what={t('Back to all groups')}>
              <Caps keys={['Alt', '←']} />
            </Row>
            <Row what={t('Undo what a message offers to undo')}>
              <Caps keys={['Ctrl', 'Z']} />
            </Row>
            <Row what={t('Save in a dialog')}>
              <Caps keys={['Ctrl', 'S']} />
            </Row>
          </dl>
        </section>
      </div>
      <p className={css['note']}>
        {t('Keys for one group mean the card that has the focus, the only selected card, or the open page.')}
      </p>
    </Modal>
  );
}

function Area({ area, verbs }: { area: VerbArea; verbs: readonly Verb[] }) {
  if (verbs.length === 0) return null;
  return (
    <section>
      <h3>{say(AREA_WORDS[area])}</h3>
      <dl className={css['keys']}>
        {verbs.map((verb) => (
          <Row key={verb.id} what={say(verb.label)}>
            <KeyCaps verb={verb} />
          </Row>
        ))}
      </dl>
    </section>
  );
}

function Row({ what, children }: { what: string; children: React.ReactNode }) {
  return (
    <div className={css['row']}>
      <dt>{what}</dt>
      <dd>{children}</dd>
    </div>
  );
}
