import type { Handlers } from '../../../shared/contract';
import { err, ok } from '../../../shared/errors';
import { exportDefinitions } from '../../definitions/export/export-definitions';
import type { HandlerParts } from '../handler-parts';

type Names = Extract<keyof Handlers, `imports.${string}`> | 'definitions.export';

/** Calls on what people hand on and take over → imports, exports. Wiring, no logic. */
export function createImportHandlers(
  parts: Pick<HandlerParts, 'imports' | 'definitions' | 'inputsOf'>,
): Pick<Handlers, Names> {
  const { imports, definitions, inputsOf } = parts;
  return {
    'imports.open': () => Promise.resolve(imports.open()),
    'imports.add': async ({ importId, source, offset, base64, last }) => {
      const bytes = Buffer.from(base64, 'base64');
      const added = await imports.add(importId, { source, offset, bytes, last });
      return added.ok ? ok({}) : added;
    },
    'imports.preview': ({ importId, mapping }) => imports.preview(importId, mapping),
    'imports.apply': ({ importId, ...wanted }, { signal }) => imports.apply(importId, wanted, signal),
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
