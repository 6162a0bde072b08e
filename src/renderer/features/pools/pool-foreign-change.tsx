import { Button } from '@mantine/core';
import { t } from '../../../shared/catalogue/translate';
import { ActionButton } from '../../components/action-button';
import css from '../../components/form-dialog.module.css';
import { Note } from '../../components/note';
import type { PoolForm } from './use-pool-form';

/** Told while editing: the file was changed or removed by something else. */
export function PoolForeignChange({ form }: { form: PoolForm }) {
  return (
    <div className={css['foreign']} role="status">
      {form.saved ? (
        <Note
          tone="amber"
          title={t('This pool was changed by something else meanwhile')}
          hint={t('Your changes are still here. Save asks what to keep of both.')}
          action={
            <span className={css['actions']}>
              <Button size="compact-sm" variant="default" onClick={form.compare}>
                {t('Show both')}
              </Button>
              <Button size="compact-sm" variant="default" onClick={form.reload}>
                {t('Load theirs')}
              </Button>
            </span>
          }
        />
      ) : (
        <Note
          tone="amber"
          title={t('This pool was removed meanwhile')}
          hint={t('What you see here exists nowhere else.')}
          action={
            <ActionButton
              size="compact-sm"
              variant="default"
              label={t('Save as a new pool')}
              busy={form.saving}
              onClick={() => void form.saveAsNew()}
            />
          }
        />
      )}
    </div>
  );
}
