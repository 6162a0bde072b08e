import { Autocomplete } from '@mantine/core';
import { useMemo } from 'react';
import { tIn } from '../../shared/catalogue/translate';
import { explainTemplateProblem } from '../../shared/explain/template-problem';
import { templateFault, type TemplateSummary } from '../../shared/template';
import { useTemplates } from '../state/templates-context';
import { commonOf, placeholderOf, type InputFieldProps } from './input-of-form';
import css from './template-field.module.css';
import { TemplatePicture } from './template-picture';
import { useKnownNames } from './use-known-names';

/** A template: those that are here are offered with their pictures, and anything else may be written. */
export function TemplateField(props: InputFieldProps) {
  const { input, value, onChange } = props;
  const templates = useTemplates();
  const named = useKnownNames('template');
  const byName = useMemo(
    () => new Map((templates ?? []).map((template) => [template.name, template])),
    [templates],
  );
  const text = value === undefined ? '' : String(value);
  const chosen = byName.get(text === '' ? String(input.default ?? '') : text);
  const names = [...byName.keys(), ...named.map(({ name }) => name).filter((name) => !byName.has(name))];
  return (
    <Autocomplete
      {...commonOf(props)}
      dir="auto"
      data={names}
      leftSection={chosen ? <TemplatePicture template={chosen} width={28} height={22} /> : null}
      {...(chosen ? { leftSectionWidth: 40 } : {})}
      renderOption={({ option }) => <Option name={option.value} template={byName.get(option.value)} />}
      limit={50}
      placeholder={placeholderOf(input)}
      value={text}
      onChange={(next) => {
        onChange(next === '' ? undefined : next);
      }}
    />
  );
}

function Option({ name, template }: { name: string; template: TemplateSummary | undefined }) {
  if (!template)
    return (
      <span className={css['option']}>
        {name} <small>{tIn('picture', 'there is no such template yet')}</small>
      </span>
    );
  const fault = templateFault(template);
  return (
    <span className={css['option']}>
      <TemplatePicture template={template} width={44} height={32} />
      <span className={css['words']}>
        <bdi>{name}</bdi>
        {template.label === name.split('/').at(-1) ? null : <small dir="auto">{template.label}</small>}
        {fault ? <small data-tone="red">{explainTemplateProblem(fault, name)}</small> : null}
      </span>
    </span>
  );
}
