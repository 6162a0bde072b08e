import type { DefinitionView } from '../shared/view';
import { withSession, type CommandContext } from './command-context';
import type { ExitCode } from './exit-code';
import type { Session } from './session';
import { findDefinition, readView } from './view-once';

/** Works with the definition a person names. */
export function onDefinition(
  context: CommandContext,
  name: string,
  work: (saved: DefinitionView, session: Session) => Promise<ExitCode>,
): Promise<ExitCode> {
  return onDefinitions(context, [name], (found, session) => {
    const [saved] = found;
    if (!saved) throw new Error('one name finds one definition');
    return work(saved, session);
  });
}

/** Works with all definitions a person names; none of it is done when one of them is not there. */
export function onDefinitions(
  context: CommandContext,
  names: readonly string[],
  work: (found: readonly DefinitionView[], session: Session) => Promise<ExitCode>,
): Promise<ExitCode> {
  return withSession(context, async (session) => {
    const view = await readView(session.client);
    const found = names.map((name) => ({ name, saved: findDefinition(view, name) }));
    const missing = found.find(({ saved }) => !saved);
    if (!missing)
      return work(
        found.flatMap(({ saved }) => saved ?? []),
        session,
      );
    const known = view.definitions.map(({ definition }) => definition.name);
    return context.output.error({ code: 'group_name_not_found', name: missing.name, known });
  });
}
