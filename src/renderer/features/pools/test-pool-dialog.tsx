import { Button, Group, Loader, Modal } from '@mantine/core';
import { useMemo } from 'react';
import { t } from '../../../shared/catalogue/translate';
import { explainError } from '../../../shared/explain';
import type { PoolId } from '../../../shared/pool';
import type { PoolView } from '../../../shared/view';
import { Note } from '../../components/note';
import { PoolStatisticsBar } from '../../components/pool-statistics-bar';
import { ProblemList } from '../../components/problem-list';
import { useAccounts } from '../../state/accounts-context';
import { asJson } from '../../state/draft';
import { useHost, useView } from '../../state/host-context';
import { draftOfPool } from './pool-draft';
import { PoolMatches } from './pool-matches';
import css from './pools-page.module.css';
import { poolValueWords, sortWords } from './pool-words';
import { usePoolTest, type PoolTest } from './use-pool-test';

/** How many of the first matches are shown. */
const FIRST = 50;
const NO_FIELDS: readonly never[] = [];

interface TestPoolDialogProps {
  readonly poolId: PoolId;
  readonly onClose: () => void;
}

/** What a saved pool would find now, and what is wrong with it; nothing is taken. */
export function TestPoolDialog({ poolId, onClose }: TestPoolDialogProps) {
  const { uiStore } = useHost();
  const saved = useView((state) => state.view?.pools[poolId]);
  return (
    <Modal
      opened
      onClose={onClose}
      size={640}
      title={
        <bdi>
          {saved
            ? t('Test of pool “{name}”', { name: saved.pool.name })
            : t('The pool was removed meanwhile')}
        </bdi>
      }
    >
      {saved ? <Result saved={saved} /> : <p>{t('There is nothing left to test.')}</p>}
      <Group justify="flex-end" mt="lg" gap="xs">
        {saved ? (
          <Button
            variant="default"
            onClick={() => {
              uiStore.setState({ dialog: { kind: 'editPool', poolId } });
            }}
          >
            {t('Edit')}
          </Button>
        ) : null}
        <Button onClick={onClose} data-autofocus>
          {t('Close')}
        </Button>
      </Group>
    </Modal>
  );
}

function Result({ saved }: { saved: PoolView }) {
  const fields = useAccounts()?.fields ?? NO_FIELDS;
  const draft = useMemo(() => draftOfPool(saved.pool), [saved.pool]);
  const test = usePoolTest(draft, saved.id, FIRST);
  const { problems, error, answered } = test;
  if (!answered)
    return (
      <Group gap="sm">
        <Loader size="sm" aria-hidden />
        {t('Counting…')}
      </Group>
    );
  return (
    <div className={css['test']}>
      {error ? <Note tone="red" title={explainError(error).title} hint={explainError(error).hint} /> : null}
      {problems.length > 0 ? <ProblemList problems={problems} /> : null}
      <p className={css['sentence']} dir="auto">
        {poolValueWords(fields)('filter', asJson(draft.filter))}
      </p>
      <Found test={test} order={sortWords(draft.sort, fields)} />
    </div>
  );
}

function Found({ test: { statistics, first }, order }: { test: PoolTest; order: string }) {
  if (!statistics) return null;
  return (
    <>
      <PoolStatisticsBar statistics={statistics} />
      {first.length > 0 ? (
        <>
          <h3>{t('First in its order')}</h3>
          <p className={css['sentence']}>{order}</p>
          <div className={css['matches']}>
            <PoolMatches accounts={first} more={statistics.total - first.length} />
          </div>
        </>
      ) : null}
      {statistics.total === 0 ? (
        <Note
          tone="amber"
          title={t('No account belongs to it now')}
          hint={t('Bots would have nothing to work with: loosen the filter, or import accounts.')}
        />
      ) : null}
    </>
  );
}
