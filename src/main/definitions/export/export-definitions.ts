import type { BotGroupDefinition } from '../../../shared/definition';
import type { DefinitionId } from '../../../shared/ids';
import { formatDocument } from '../../platform/json-document';
import { definitionSlug } from '../definition-file-name';
import { definitionDocument } from '../definition-format';
import { packShareString } from '../share-string';
import { BUNDLE_VERSION } from '../bundle';
import { omitSecrets, type InputKind } from './omit-secrets';

export interface ExportedDefinitions {
  readonly fileName: string;
  readonly text: string;
  /** Values of secret inputs, which stayed here. */
  readonly omitted: { readonly definitionId: DefinitionId; readonly path: string }[];
}

/**
 * Definitions as something to hand on: one as the file Muster writes, several as a bundle, or either as a share
 * string. `inputsOf` answers the inputs of a routine.
 */
export function exportDefinitions(
  definitions: readonly BotGroupDefinition[],
  form: 'file' | 'shareString',
  inputsOf: (routineName: string) => readonly InputKind[],
): ExportedDefinitions {
  const cleaned = definitions.map((definition) => ({
    definitionId: definition.id,
    ...omitSecrets(definition, inputsOf(definition.routineName)),
  }));
  const omitted = cleaned.flatMap(({ definitionId, paths }) => paths.map((path) => ({ definitionId, path })));
  const documents = cleaned.map(({ definition }) => definitionDocument(definition));
  const [only] = documents;
  const stem = definitions.length === 1 ? definitionSlug(definitions[0]?.name ?? '') : 'muster-groups';
  if (form === 'shareString') {
    return { fileName: `${stem}.txt`, text: packShareString(JSON.stringify(bundleOf(documents))), omitted };
  }
  const document = documents.length === 1 && only ? only : bundleOf(documents);
  return { fileName: `${stem}.json`, text: formatDocument(document), omitted };
}

function bundleOf(documents: readonly object[]): object {
  return { musterBundle: BUNDLE_VERSION, definitions: documents };
}
