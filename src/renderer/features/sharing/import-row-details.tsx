import { t } from '../../../shared/catalogue/translate';
import { explainImportNote } from '../../../shared/explain/import';
import type { ImportNote } from '../../../shared/import';
import { DefinitionDifference } from '../../components/definition-difference';
import css from '../../components/import-dialog/import-dialog.module.css';
import { ProblemList } from '../../components/problem-list';
import type { ImportRowProps } from './import-row-props';

/** What a row shows when it is folded out: the difference, the problems, what was taken over in another way. */
export function ImportRowDetails({ row, met }: ImportRowProps) {
  const { definition, problems, notes } = row;
  return (
    <div className={css['details']}>
      <section>
        <h3>{t('What it changes here')}</h3>
        {met === undefined || definition === null ? (
          <p>{t('It is new: there is no group with this name or id.')}</p>
        ) : (
          <DefinitionDifference
            before={met.definition}
            after={definition}
            nothing={t('The group that is here says the same.')}
          />
        )}
      </section>
      <div>
        <section>
          <h3>{t('What is missing here')}</h3>
          {problems.length === 0 ? (
            <p>{t('Nothing: it could start as it is.')}</p>
          ) : (
            <ProblemList problems={problems} />
          )}
        </section>
        {notes.length === 0 ? null : (
          <section>
            <h3>{t('Taken over in another way')}</h3>
            <Notes notes={notes} />
          </section>
        )}
      </div>
    </div>
  );
}

function Notes({ notes }: { notes: readonly ImportNote[] }) {
  return (
    <ul className={css['noteList']}>
      {notes.map((note) => (
        <li key={`${note.code} ${note.path} ${explainImportNote(note)}`} dir="auto">
          {explainImportNote(note)}
        </li>
      ))}
    </ul>
  );
}
