import { Button } from '@mantine/core';
import { Image, SearchX } from 'lucide-react';
import { useMemo } from 'react';
import { t, tIn } from '../../../shared/catalogue/translate';
import { useHost, useUi } from '../../state/host-context';
import { useTemplates } from '../../state/templates-context';
import { changeTemplates } from '../../state/show-templates';
import { NoTemplates } from './no-templates';
import { TemplateDetail } from './template-detail';
import { TemplateList } from './template-list';
import { findTemplates, isOf, listedTemplate, type ListedTemplate } from './template-list-rules';
import css from './templates-page.module.css';
import { TemplatesToolbar } from './templates-toolbar';
import { NO_USERS, useTemplateUsers } from './use-template-users';

/** Pictures that routines look for, and beside them the one that was chosen. */
export function TemplatesPage() {
  const templates = useTemplates();
  const users = useTemplateUsers();
  const { search, filter, chosen } = useUi((state) => state.templates);
  const listed = useMemo(
    () =>
      (templates ?? []).map((template) => {
        const { routines, groups } = users.get(template.name) ?? NO_USERS;
        return listedTemplate(template, routines.length + groups.length);
      }),
    [templates, users],
  );
  const found = useMemo(() => findTemplates(listed, { search, filter }), [filter, listed, search]);
  const count = (of: 'errors' | 'warnings' | 'unused'): number =>
    listed.filter((each) => isOf(each, of)).length;
  if (templates === null) return <div className={css['page']} aria-busy="true" />;
  return (
    <div className={css['page']}>
      <TemplatesToolbar
        count={listed.length}
        counts={{ errors: count('errors'), warnings: count('warnings'), unused: count('unused') }}
      />
      {listed.length === 0 ? (
        <NoTemplates />
      ) : (
        <div className={css['both']}>
          <div className={css['list']}>
            {found.length === 0 ? <NothingFound /> : <TemplateList found={found} chosen={chosen} />}
          </div>
          <Chosen
            listed={listed.find(({ template }) => template.name === chosen)}
            users={users.get(chosen ?? '') ?? NO_USERS}
            name={chosen}
          />
        </div>
      )}
    </div>
  );
}

interface ChosenProps {
  readonly listed: ListedTemplate | undefined;
  readonly users: typeof NO_USERS;
  readonly name: string | null;
}

function Chosen({ listed, users, name }: ChosenProps) {
  if (listed) return <TemplateDetail template={listed.template} users={users} />;
  return (
    <div className={css['nothing']}>
      <Image size={28} strokeWidth={1.5} aria-hidden />
      <p>
        {name === null
          ? tIn('picture', 'Choose a template to see its picture, where it is looked for and who needs it.')
          : tIn('picture', 'There is no template “{name}” any more', { name })}
      </p>
    </div>
  );
}

function NothingFound() {
  const { uiStore } = useHost();
  return (
    <div className={css['nothing']}>
      <SearchX size={28} strokeWidth={1.5} aria-hidden />
      <p>
        <b>{tIn('picture', 'No template matches')}</b>
      </p>
      <p>{t('Search looks at names, descriptions and tags.')}</p>
      <Button
        variant="default"
        size="xs"
        onClick={() => {
          changeTemplates(uiStore, { search: '', filter: 'all' });
        }}
      >
        {tIn('picture', 'Show all templates')}
      </Button>
    </div>
  );
}
