import type { Clock, Random } from '../shared/ports';
import { secretInputs } from './definitions/export/omit-secrets';
import { createImportSessions, type ImportSessions } from './definitions/import/import-sessions';
import type { HandlerParts } from './ipc/handler-parts';
import { checkImported, type PreflightParts } from './orchestrator/preflight';

export interface ImportParts extends Pick<HandlerParts, 'inputsOf'> {
  readonly imports: ImportSessions;
}

/** Imports, with the checks that need to know routines and instances. */
export function composeImports(
  preflight: PreflightParts,
  { clock, random }: { readonly clock: Clock; readonly random: Random },
): ImportParts {
  const { definitions, routines } = preflight;
  const inputsOf: ImportParts['inputsOf'] = (routineName) =>
    routines.list().find(({ name }) => name === routineName)?.inputs ?? [];
  const imports = createImportSessions({
    ...{ definitions, clock, random },
    check: (definition) => checkImported(definition, preflight),
    secretInputsOf: (routineName) => secretInputs(inputsOf(routineName)),
  });
  return { imports, inputsOf };
}
