import { LayoutTemplate } from 'lucide-react';
import { useState } from 'react';
import { t } from '../../../shared/catalogue/translate';
import type { GroupTemplateView } from '../../../shared/definition-version';
import { explainError } from '../../../shared/explain';
import { ActionButton } from '../../components/action-button';
import { useNow } from '../../components/ticker';
import { useBlockedReason } from '../../state/blocked';
import { Answered, ListDialog, Refusal } from './answered';
import css from './history.module.css';
import { ListSearch } from './list-search';
import { TemplateList } from './template-list';
import { useAnswer } from './use-answer';
import { useTemplates, type Templates } from './use-templates';

/** From this many templates on there is a search. */
const SEARCHED_FROM = 5;
const ASKED_EVERY_MS = 2_000;

/** Groups to begin with: choosing one opens the New dialog filled in. Nothing is saved before that is. */
export function NewFromTemplateDialog({ onClose }: { onClose: () => void }) {
  // Templates are no part of the view: files that come and go meanwhile are found by asking again.
  const answer = useAnswer('groupTemplates.list', {}, Math.floor(useNow() / ASKED_EVERY_MS));
  const templates = useTemplates(answer.ask);
  return (
    <ListDialog title={t('New group from template')} size={720} onClose={onClose}>
      <Refusal words={templates.refused === null ? null : explainError(templates.refused)} />
      <Answered answer={answer} reading={t('Reading the templates')}>
        {({ templates: known }) =>
          known.length === 0 ? (
            <NoTemplates templates={templates} />
          ) : (
            <Choice known={known} templates={templates} />
          )
        }
      </Answered>
    </ListDialog>
  );
}

function Choice({ known, templates }: { known: readonly GroupTemplateView[]; templates: Templates }) {
  const [search, setSearch] = useState('');
  const wanted = search.trim().toLowerCase();
  const found = known.filter((template) => searched(template).includes(wanted));
  return (
    <>
      {known.length < SEARCHED_FROM ? null : (
        <ListSearch label={t('Search templates')} value={search} onChange={setSearch} />
      )}
      {found.length === 0 ? (
        <p className={css['none']}>{t('No template matches.')}</p>
      ) : (
        <TemplateList found={found} templates={templates} />
      )}
    </>
  );
}

function searched({ name, description, routineName, tags }: GroupTemplateView): string {
  return [name, description, routineName, ...tags].join('\n').toLowerCase();
}

function NoTemplates({ templates }: { templates: Templates }) {
  const blocked = useBlockedReason();
  return (
    <div className={css['empty']}>
      <LayoutTemplate size={32} strokeWidth={1.5} aria-hidden />
      <h3>{t('No templates yet')}</h3>
      <p>
        {t(
          'A template holds what groups of one kind have in common. Make one from a group you like: “Save as template…” in its menu. The samples bring some as well.',
        )}
      </p>
      <ActionButton
        label={t('Load samples')}
        variant="default"
        busy={templates.pending.has('samples')}
        disabledReason={blocked}
        onClick={() => void templates.loadSamples()}
      />
    </div>
  );
}
