import { Button } from '@mantine/core';
import { Layers, Plus } from 'lucide-react';
import { t } from '../../../shared/catalogue/translate';
import { ActionButton } from '../../components/action-button';
import { useBlockedReason } from '../../state/blocked';
import { useHost } from '../../state/host-context';
import css from './pools-page.module.css';

/** Nothing yet: what a pool is, and the ways to one. */
export function NoPools() {
  const { uiStore } = useHost();
  const blocked = useBlockedReason();
  return (
    <div className={css['empty']}>
      <Layers size={32} strokeWidth={1.5} aria-hidden />
      <h2>{t('No pools yet')}</h2>
      <p>
        {t(
          'A pool says which accounts the bots of a group may take, in which order, and what becomes of them. No two bots ever hold the same account.',
        )}
      </p>
      <div className={css['choices']}>
        <ActionButton
          label={t('New pool')}
          icon={Plus}
          disabledReason={blocked}
          onClick={() => {
            uiStore.setState({ dialog: { kind: 'newPool' } });
          }}
        />
        <Button
          variant="default"
          onClick={() => {
            uiStore.setState({ page: 'accounts' });
          }}
        >
          {t('See the accounts')}
        </Button>
      </div>
    </div>
  );
}
