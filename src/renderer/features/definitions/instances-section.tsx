import { t } from '../../../shared/catalogue/translate';
import { errorAtField } from '../../components/form-problems';
import type { FormProps } from './form';
import css from '../../components/form-dialog.module.css';
import { FieldWarnings } from '../../components/field-warnings';
import { InstancePicker } from './instance-picker';
import { NumberField } from '../../components/number-field';

/** Which instances the group may use, in order of preference, and how many bots at a time. */
export function InstancesSection({ draft, change, problems }: FormProps) {
  return (
    <div className={css['fields']}>
      <NumberField
        label={t('Bots')}
        data-path="requestedBotCount"
        description={sparesInWords(draft)}
        min={1}
        max={10_000}
        styles={{ wrapper: { maxWidth: 320 } }}
        allowDecimal={false}
        value={draft.requestedBotCount}
        error={errorAtField(problems, 'requestedBotCount')}
        onChange={(requestedBotCount) => {
          change({ requestedBotCount });
        }}
      />
      <InstancePicker
        chosen={draft.availableInstances}
        error={errorAtField(problems, 'availableInstances', true)}
        onChange={(availableInstances) => {
          change({ availableInstances });
        }}
      />
      <FieldWarnings problems={problems} path="availableInstances" />
    </div>
  );
}

/** How bots and instances come out. */
function sparesInWords({ requestedBotCount, availableInstances }: FormProps['draft']): string {
  const spares = new Set(availableInstances).size - requestedBotCount;
  if (availableInstances.length === 0 || spares <= 0)
    return t('Each on an instance of its own; further instances are spares.');
  return t(
    'Each on an instance of its own; {count, plural, one {# instance is a spare} other {# instances are spares}}.',
    { count: spares },
  );
}
