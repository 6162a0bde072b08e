import { t } from '../../../../shared/catalogue/translate';
import type { BotLook } from '../../../../shared/looked';
import { RelativeTime } from '../../../components/clocks';
import { LookedList } from './looked-list';
import css from './looks.module.css';

/** What a bot looked for last, and what it saw; as it does so. */
export function BotLooks({ look }: { look: BotLook | null }) {
  if (look === null) return null;
  return (
    <section className={css['looks']} aria-label={t('Last look')}>
      <div className={css['head']}>
        <h3>{t('Last look')}</h3>
        <RelativeTime at={look.until} />
        <span>{t('took {ms} ms', { ms: String(look.tookMs) })}</span>
        <bdi title={look.routineName}>{look.routineName}</bdi>
      </div>
      <LookedList looked={look.looked} advice={false} />
    </section>
  );
}
