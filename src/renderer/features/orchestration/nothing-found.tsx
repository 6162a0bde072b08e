import { t } from '../../../shared/catalogue/translate';
import { Button } from '@mantine/core';
import { SearchX } from 'lucide-react';
import { useHost } from '../../state/host-context';
import css from './empty-state.module.css';

/** Search and filters leave nothing: says so and offers the way back. */
export function NothingFound() {
  const { uiStore } = useHost();
  return (
    <div className={css['empty']}>
      <SearchX size={32} strokeWidth={1.5} aria-hidden />
      <h2>{t('No group matches')}</h2>
      <p>{t('Search looks at names, descriptions, tags, routines and instances.')}</p>
      <Button
        variant="default"
        onClick={() => {
          uiStore.setState({ search: '', stateFilter: 'all', tags: [] });
        }}
      >
        {t('Show all groups')}
      </Button>
    </div>
  );
}
