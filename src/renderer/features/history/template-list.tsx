import { ActionIcon, Tooltip } from '@mantine/core';
import { ChevronRight, Trash2 } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { t } from '../../../shared/catalogue/translate';
import type { GroupTemplateView } from '../../../shared/definition-version';
import { useBlockedReason } from '../../state/blocked';
import css from './history.module.css';
import type { Templates } from './use-templates';

/** Templates as rows: each is a button that begins a group with it. Arrow keys move between them. */
export function TemplateList({
  found,
  templates,
}: {
  found: readonly GroupTemplateView[];
  templates: Templates;
}) {
  const blocked = useBlockedReason();
  return (
    <ul className={css['templateList']} aria-label={t('Templates')}>
      {found.map((template) => (
        <li key={template.templateId}>
          <button
            type="button"
            className={css['template']}
            data-template
            aria-disabled={blocked !== null}
            title={blocked ?? undefined}
            onKeyDown={moveBetweenTemplates}
            onClick={() => {
              if (blocked === null) void templates.begin(template);
            }}
          >
            <TemplateFacts template={template} />
            <ChevronRight size={16} aria-hidden />
          </button>
          <Tooltip label={t('Delete this template')}>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('Delete template “{name}”', { name: template.name })}
              disabled={blocked !== null}
              loading={templates.pending.has(`remove ${template.templateId}`)}
              onClick={() => void templates.remove(template)}
            >
              <Trash2 size={16} aria-hidden />
            </ActionIcon>
          </Tooltip>
        </li>
      ))}
    </ul>
  );
}

function TemplateFacts({ template }: { template: GroupTemplateView }) {
  const { name, description, routineName, tags } = template;
  return (
    <span className={css['templateFacts']}>
      <strong>
        <bdi>{name}</bdi>
      </strong>
      {description === '' ? null : (
        <span className={css['templateDescription']} dir="auto">
          {description}
        </span>
      )}
      <span className={css['templateFoot']}>
        <span>{routineName === '' ? t('No routine chosen') : routineName}</span>
        {tags.map((tag) => (
          <bdi key={tag} className={css['tag']}>
            {tag}
          </bdi>
        ))}
      </span>
    </span>
  );
}

const STEPS: Readonly<Record<string, (index: number, last: number) => number>> = {
  ArrowDown: (index, last) => Math.min(index + 1, last),
  ArrowUp: (index) => Math.max(index - 1, 0),
  Home: () => 0,
  End: (_index, last) => last,
};

function moveBetweenTemplates(event: KeyboardEvent<HTMLButtonElement>): void {
  const step = STEPS[event.key];
  const list = event.currentTarget.closest('ul');
  if (!step || !list) return;
  event.preventDefault();
  const all = [...list.querySelectorAll<HTMLElement>('[data-template]')];
  all[step(all.indexOf(event.currentTarget), all.length - 1)]?.focus();
}
