import { t } from '../../../shared/catalogue/translate';
import { labelOfPath } from '../../../shared/explain/field-labels';
import { Note } from '../../components/note';
import { useView } from '../../state/host-context';
import css from './sharing.module.css';
import type { Exported } from './use-export';

/** Names the secrets that are not handed on; nothing when there are none. */
export function OmittedNote({ omitted }: { omitted: Exported['omitted'] }) {
  const definitions = useView((state) => state.view?.definitions);
  if (omitted.length === 0) return null;
  return (
    <Note
      tone="blue"
      title={t('Secrets are left out')}
      hint={t('Whoever imports the groups is asked for their own.')}
    >
      <ul className={css['omitted']}>
        {omitted.map(({ definitionId, path }) => (
          <li key={`${definitionId} ${path}`}>
            <bdi>{`${definitions?.[definitionId]?.definition.name ?? definitionId}: ${labelOfPath(path)}`}</bdi>
          </li>
        ))}
      </ul>
    </Note>
  );
}
