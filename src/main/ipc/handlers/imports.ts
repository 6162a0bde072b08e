import type { Handlers } from '../../../shared/contract';
import { err, ok } from '../../../shared/errors';
import type { DefinitionId } from '../../../shared/ids';
import type { ImportResult } from '../../../shared/import';
import { exportDefinitions } from '../../definitions/export/export-definitions';
import type { HandlerParts } from '../handler-parts';

type Names = Extract<keyof Handlers, `imports.${string}`> | 'definitions.export';

/** Calls on what people hand on and take over → imports, exports. Wiring, no logic. */
export function createImportHandlers(
  parts: Pick<HandlerParts, 'imports' | 'definitions' | 'inputsOf' | 'inputSecrets'>,
): Pick<Handlers, Names> {
  const { imports, definitions, inputsOf, inputSecrets } = parts;
  return {
    'imports.open': ({ routineNames }) => Promise.resolve(imports.open(routineNames)),
    'imports.add': async ({ importId, source, offset, base64, last }) => {
      const bytes = Buffer.from(base64, 'base64');
      const added = await imports.add(importId, { source, offset, bytes, last });
      return added.ok ? ok({}) : added;
    },
    'imports.preview': ({ importId, mapping }) => imports.preview(importId, mapping),
    'imports.apply': async ({ importId, ...wanted }, { signal }) => {
      const applied = await imports.apply(importId, wanted, signal);
      // What came from elsewhere is not given the secrets of what it replaced.
      if (applied.ok) await inputSecrets.forget(writtenOf(applied.value.results));
      return applied;
    },
    'imports.discard': ({ importId }) => {
      imports.discard(importId);
      return Promise.resolve(ok({}));
    },
    'definitions.export': ({ definitionIds, form }) => {
      const wanted = [...new Set(definitionIds)].map((id) => ({ id, saved: definitions.find(id) }));
      const found = wanted.flatMap(({ saved }) => (saved ? [saved.definition] : []));
      const missing = wanted.find(({ saved }) => saved === undefined);
      return Promise.resolve(
        missing
          ? err({ code: 'definition_not_found', definitionId: missing.id })
          : ok(exportDefinitions(found, form, inputsOf)),
      );
    },
  };
}

const WRITTEN: ReadonlySet<ImportResult['outcome']> = new Set(['added', 'replaced', 'keptBoth']);

function writtenOf(results: readonly ImportResult[]): readonly DefinitionId[] {
  return results.flatMap(({ outcome, definitionId }) =>
    definitionId !== null && WRITTEN.has(outcome) ? [definitionId] : [],
  );
}
