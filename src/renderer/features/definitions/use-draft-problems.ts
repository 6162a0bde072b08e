import { useEffect, useMemo, useState } from 'react';
import type { DefinitionDraft } from '../../../shared/definition';
import { checkDefinition } from '../../../shared/definition-rules';
import type { DefinitionId } from '../../../shared/ids';
import type { Problem, ProblemCode } from '../../../shared/problem';
import { useHost, useView } from '../../state/host-context';

const PAUSE_MS = 300;

/** What only the host can know; everything else is checked here at every key. */
const FROM_HOST = new Set<ProblemCode>([
  'routine_not_found',
  'routine_invalid',
  'input_unknown',
  'input_required',
  'input_invalid',
  'secret_misplaced',
  'instance_unknown',
  'instance_not_ready',
  'instance_overlap',
  'instance_held',
  'pool_not_found',
  'pool_invalid',
  'pool_empty',
  'pool_unused',
  'account_required',
  'account_field_unknown',
  'secrets_locked',
  'accounts_unusable',
  'template_not_found',
  'template_invalid',
]);

/** All problems of the draft: those of the definition by itself at once, those that need the host a moment later. */
export function useDraftProblems(
  draft: DefinitionDraft,
  definitionId: DefinitionId | null,
): readonly Problem[] {
  const definitions = useView((state) => state.view?.definitions);
  const otherNames = useMemo(
    () =>
      Object.values(definitions ?? {})
        .filter(({ id }) => id !== definitionId)
        .map(({ definition }) => definition.name),
    [definitionId, definitions],
  );
  const own = useMemo(() => checkDefinition(draft, otherNames), [draft, otherNames]);
  const fromHost = useHostProblems(draft, definitionId);
  return useMemo(() => [...own, ...fromHost], [own, fromHost]);
}

function useHostProblems(draft: DefinitionDraft, definitionId: DefinitionId | null): readonly Problem[] {
  const { link } = useHost();
  const connected = useView((state) => state.link.status === 'connected');
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  useEffect(() => {
    if (!connected) return undefined;
    const abort = new AbortController();
    const timer = setTimeout(() => {
      void link.call('definitions.check', { draft, definitionId }, abort.signal).then((answer) => {
        if (abort.signal.aborted || !answer.ok) return;
        setProblems(answer.value.problems.filter(({ code }) => FROM_HOST.has(code)));
      });
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [connected, definitionId, draft, link]);
  return problems;
}
