import { ActionIcon } from '@mantine/core';
import {
  CircleX,
  Copy,
  Crop,
  Ellipsis,
  FolderOpen,
  ImagePlus,
  PencilLine,
  ScanSearch,
  Scissors,
  TextCursorInput,
  Trash2,
  TriangleAlert,
} from 'lucide-react';
import { t, tIn } from '../../../shared/catalogue/translate';
import { explainTemplateProblem } from '../../../shared/explain/template-problem';
import type { TemplateProblem, TemplateSummary } from '../../../shared/template';
import { ActionButton } from '../../components/action-button';
import { copyText } from '../../components/copy-text';
import { OverflowMenu, type MenuEntry } from '../../components/overflow-menu';
import { useBlockedReason } from '../../state/blocked';
import { TemplateFacts } from './template-facts';
import { TemplateUsersSection } from './template-users-section';
import css from './templates-page.module.css';
import { useTemplateActions } from './use-template-actions';
import type { TemplateUsers } from './use-template-users';

interface TemplateDetailProps {
  readonly template: TemplateSummary;
  readonly users: TemplateUsers;
}

/** One template: its picture, where and how it is looked for, what is wrong with it and who needs it. */
export function TemplateDetail({ template, users }: TemplateDetailProps) {
  const { name, label, description, tags, problems } = template;
  return (
    <article className={css['detail']} aria-label={label}>
      <header>
        <div className={css['headline']}>
          <h2 title={label}>
            <bdi>{label}</bdi>
          </h2>
          <span className={css['grow']} />
          <DetailButtons template={template} />
        </div>
        <p className={css['path']}>
          <code>{name}</code>
          {tags.map((tag) => (
            <span key={tag} className={css['tag']}>
              <bdi>{tag}</bdi>
            </span>
          ))}
        </p>
        {description === '' ? null : (
          <p className={css['description']} dir="auto">
            {description}
          </p>
        )}
      </header>
      <Problems problems={problems} name={name} />
      <TemplateFacts template={template} />
      <TemplateUsersSection users={users} />
    </article>
  );
}

function Problems({ problems, name }: { problems: readonly TemplateProblem[]; name: string }) {
  if (problems.length === 0) return null;
  const ordered = [...problems].sort((a, b) => Number(b.level === 'error') - Number(a.level === 'error'));
  return (
    <ul className={css['problems']} aria-label={t('Problems')}>
      {ordered.map((problem, index) => {
        const { level, file, line, message } = problem;
        const Icon = level === 'error' ? CircleX : TriangleAlert;
        return (
          <li key={`${String(index)} ${message}`} data-level={level}>
            <Icon size={15} aria-label={level === 'error' ? t('Error') : t('Warning')} />
            <span>
              {explainTemplateProblem(problem, name)}{' '}
              <small>
                <bdi>{line === 0 ? file : t('{file}, line {line, number}', { file, line })}</bdi>
              </small>
            </span>
          </li>
        );
      })}
    </ul>
  );
}

function DetailButtons({ template }: { template: TemplateSummary }) {
  const blocked = useBlockedReason();
  const actions = useTemplateActions(template);
  const entries = useEntries(template);
  const { name } = template;
  return (
    <>
      <ActionButton
        label={t('Try it…')}
        accessibleName={tIn('picture', 'Try template {name} on a screen', { name })}
        icon={ScanSearch}
        size="xs"
        disabledReason={blocked ?? actions.notUsable}
        onClick={actions.tryIt}
      />
      <OverflowMenu
        target={
          <ActionIcon
            size={30}
            variant="default"
            aria-label={tIn('picture', 'More actions for template {name}', { name })}
          >
            <Ellipsis size={16} aria-hidden />
          </ActionIcon>
        }
        entries={entries}
      />
    </>
  );
}

/** What can be done with the template, besides trying it. */
function useEntries(template: TemplateSummary): readonly (MenuEntry | null)[] {
  const blocked = useBlockedReason();
  const actions = useTemplateActions(template);
  const { name, images } = template;
  const own = `${name}.png`;
  const noPicture = images.some(({ file }) => file === own) ? null : t('It has no picture');
  return [
    {
      ...{ label: t('Change…'), icon: PencilLine, onClick: actions.change },
      hint: t('What is written beside the picture'),
      disabledReason: blocked,
    },
    {
      ...{ label: t('Cut again…'), icon: Crop },
      hint: t('Another picture, the same settings'),
      onClick: () => {
        actions.cut(own);
      },
      disabledReason: blocked,
    },
    {
      ...{ label: t('Crop, or ignore parts…'), icon: Scissors },
      hint: t('What changes within it is not compared'),
      onClick: () => {
        actions.crop(own);
      },
      disabledReason: blocked ?? noPicture,
    },
    {
      ...{ label: t('Picture for other screens…'), icon: ImagePlus },
      hint: t('For another size or shape'),
      onClick: () => {
        actions.cut(null);
      },
      disabledReason: blocked,
    },
    {
      ...{ label: t('Rename…'), icon: TextCursorInput, onClick: actions.rename },
      disabledReason: blocked,
    },
    null,
    actions.canReveal
      ? {
          ...{ label: t('Show in folder'), icon: FolderOpen, onClick: actions.reveal },
          disabledReason: blocked,
        }
      : { label: t('Copy path'), icon: Copy, onClick: actions.copyPath },
    {
      ...{ label: t('Copy name'), icon: Copy },
      hint: t('Routines call it so'),
      onClick: () => void copyText(name, t('The name was copied')),
    },
    null,
    {
      ...{ label: t('Delete…'), icon: Trash2, danger: true, onClick: actions.remove },
      disabledReason: blocked,
    },
  ];
}
