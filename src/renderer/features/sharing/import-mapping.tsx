import { NativeSelect } from '@mantine/core';
import { ArrowRight } from 'lucide-react';
import { useId, useMemo } from 'react';
import { t } from '../../../shared/catalogue/translate';
import { INSTANCE_STATE_WORDS } from '../../../shared/explain/states';
import type { InstanceMapping } from '../../../shared/import';
import type { InstanceView } from '../../../shared/view';
import { ActionButton } from '../../components/action-button';
import { useView } from '../../state/host-context';
import css from './sharing.module.css';

interface MappingProps {
  readonly placeholders: readonly string[];
  readonly mapping: InstanceMapping;
  readonly onMap: (mapping: InstanceMapping) => void;
}

// References are no words: their order is the same in every language.
const order = new Intl.Collator('en', { numeric: true });

/** Files of the earlier program name instances by number: which is which here. */
export function ImportMapping({ placeholders, mapping, onMap }: MappingProps) {
  const known = useView((state) => state.view?.instances);
  const headingId = useId();
  const instances = useMemo(
    () => Object.values(known ?? {}).sort((a, b) => order.compare(a.ref, b.ref)),
    [known],
  );
  const mapInOrder = (): void => {
    const numbered = [...placeholders].sort((a, b) => order.compare(a, b));
    onMap(
      Object.fromEntries(
        numbered.flatMap((placeholder, index) => {
          const instance = instances[index];
          return instance ? [[placeholder, instance.ref]] : [];
        }),
      ),
    );
  };
  return (
    <section className={css['mapping']} aria-labelledby={headingId}>
      <div className={css['mappingHead']}>
        <div>
          <strong id={headingId}>{t('Instances are named by number')}</strong>
          <small>
            {t(
              'Choose which instance here each number stands for. What is left open can be set later in the group.',
            )}
          </small>
        </div>
        <ActionButton
          label={t('Map in order')}
          size="xs"
          variant="default"
          disabledReason={instances.length === 0 ? t('No instance is known here yet') : null}
          onClick={mapInOrder}
        />
      </div>
      <ul className={css['mappingList']}>
        {placeholders.map((placeholder) => (
          <li key={placeholder}>
            <code>{placeholder}</code>
            <ArrowRight size={13} aria-hidden />
            <NativeSelect
              size="xs"
              aria-label={t('Instance for {placeholder}', { placeholder })}
              value={mapping[placeholder] ?? ''}
              onChange={(event) => {
                onMap(withMapping(mapping, placeholder, event.currentTarget.value, instances));
              }}
            >
              <option value="">{t('Leave open')}</option>
              {instances.map((instance) => (
                <option key={instance.ref} value={instance.ref}>
                  {optionWords(instance)}
                </option>
              ))}
            </NativeSelect>
          </li>
        ))}
      </ul>
    </section>
  );
}

function optionWords({ ref, label, state }: InstanceView): string {
  const word = INSTANCE_STATE_WORDS[state].title.toLowerCase();
  return label === null ? `${ref} · ${word}` : `${label} (${ref}) · ${word}`;
}

function withMapping(
  mapping: InstanceMapping,
  placeholder: string,
  ref: string,
  instances: readonly InstanceView[],
): InstanceMapping {
  const others = Object.fromEntries(Object.entries(mapping).filter(([key]) => key !== placeholder));
  const instance = instances.find((one) => one.ref === ref);
  return instance ? { ...others, [placeholder]: instance.ref } : others;
}
