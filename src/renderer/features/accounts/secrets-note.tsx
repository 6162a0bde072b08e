import { Button } from '@mantine/core';
import { t } from '../../../shared/catalogue/translate';
import type { SecretsState } from '../../../shared/contract/accounts';
import { Note } from '../../components/note';
import { useHost } from '../../state/host-context';
import css from './accounts-page.module.css';

/** Above the list while secrets can't be read: what that means and where to mend it. */
export function SecretsNote({ secrets }: { secrets: SecretsState }) {
  const { uiStore } = useHost();
  if (secrets.state === 'open' || secrets.state === 'none') return null;
  const isLocked = secrets.state === 'locked';
  return (
    <div className={css['notes']}>
      <Note
        tone={isLocked ? 'amber' : 'red'}
        title={isLocked ? t('Secrets are locked') : t('The key to the secrets is lost')}
        hint={
          isLocked
            ? t('Bots that type a password can’t go on. Everything else works.')
            : t('Passwords and other secrets can’t be read any more. Everything else is intact.')
        }
        action={
          <Button
            size="xs"
            variant="default"
            onClick={() => {
              uiStore.setState({ dialog: { kind: 'accountSecrets' } });
            }}
          >
            {isLocked ? t('Unlock…') : t('What to do…')}
          </Button>
        }
      />
    </div>
  );
}
