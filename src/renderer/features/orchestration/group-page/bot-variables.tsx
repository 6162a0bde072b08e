import { useEffect, useState } from 'react';
import { lateTexts } from '../../../../shared/explain/words';
import { msg, t } from '../../../../shared/catalogue/translate';
import { explainError } from '../../../../shared/explain';
import type { BotVariable } from '../../../../shared/contract/bots';
import type { AppError } from '../../../../shared/errors';
import type { BotId, OrchestrationId } from '../../../../shared/ids';
import { Note } from '../../../components/note';
import { useHost } from '../../../state/host-context';
import css from './bot-drawer.module.css';
import { useChangedNames } from './use-changed-names';

const SCOPE: Readonly<Record<BotVariable['scope'], string>> = lateTexts({
  input: msg('input'),
  iteration: msg('iteration'),
  bot: msg('bot'),
  group: msg('group'),
});

interface BotVariablesProps {
  readonly orchestrationId: OrchestrationId;
  readonly botId: BotId;
}

/** What a bot's routine knows; values that changed just now are marked for a moment. */
export function BotVariables(props: BotVariablesProps) {
  const { variables, error } = useVariables(props);
  const changed = useChangedNames(variables);
  return (
    <section className={css['variables']} aria-label={t('Variables')}>
      <h3>{t('Variables')}</h3>
      {error ? <Note tone="red" {...explainError(error)} /> : null}
      {variables !== null && variables.length === 0 && !error ? (
        <p className={css['none']}>{t('The routine has no variables now.')}</p>
      ) : null}
      {variables === null || variables.length === 0 ? null : (
        // eslint-disable-next-line jsx-a11y-x/no-noninteractive-tabindex -- what scrolls can be scrolled by key
        <div className={css['scroll']} tabIndex={0} role="group" aria-label={t('All variables')}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('Name')}</th>
                <th scope="col">{t('Scope')}</th>
                <th scope="col">{t('Value')}</th>
              </tr>
            </thead>
            <tbody>
              {inputsLast(variables).map(({ name, scope, value }) => (
                <tr key={`${scope} ${name}`} data-changed={changed.has(`${scope} ${name}`)}>
                  <th scope="row" title={name}>
                    <bdi>{name}</bdi>
                  </th>
                  <td>{SCOPE[scope]}</td>
                  <td title={value}>
                    <bdi>{value === '' ? <em>{t('empty')}</em> : value}</bdi>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

/** Inputs stay as they were given: what the routine itself keeps, and changes, is seen first. */
function inputsLast(variables: readonly BotVariable[]): readonly BotVariable[] {
  return [...variables].sort((a, b) => Number(a.scope === 'input') - Number(b.scope === 'input'));
}

interface Known {
  /** Null before the first snapshot. */
  readonly variables: readonly BotVariable[] | null;
  readonly error: AppError | null;
}

function useVariables({ orchestrationId, botId }: BotVariablesProps): Known {
  const { link } = useHost();
  const [known, setKnown] = useState<Known>({ variables: null, error: null });
  useEffect(
    () =>
      link.subscribe(
        'botVariables',
        { orchestrationId, botId },
        {
          snapshot: (variables) => {
            setKnown({ variables, error: null });
          },
          patches: (all) => {
            const newest = all.at(-1);
            if (newest) setKnown({ variables: newest, error: null });
          },
          failed: (error) => {
            setKnown((before) => ({ ...before, error }));
          },
        },
      ),
    [link, orchestrationId, botId],
  );
  return known;
}
