import type { AccountsFile } from '../../file/accounts-file';
import { placeOfInput } from '../../secrets/input-place';

/** One secret input of a group. */
interface InputName {
  readonly definitionId: string;
  readonly input: string;
}

/** Which secret inputs have a value, by group; not what it is. */
export function listInputSecrets(file: AccountsFile, _input: null): readonly InputName[] {
  return file
    .all('SELECT definition_id, input FROM input_secrets ORDER BY definition_id, input')
    .map((row) => ({ definitionId: String(row['definition_id']), input: String(row['input']) }));
}

/**
 * Keeps values of secret inputs of a group, sealed; null or an empty one takes it away. Throws `Refused`
 * (`secrets_locked`), and then keeps none.
 */
export function putInputSecrets(
  file: AccountsFile,
  asked: { readonly definitionId: string; readonly values: Readonly<Record<string, string | null>> },
): null {
  const { definitionId } = asked;
  for (const [input, value] of Object.entries(asked.values)) {
    if (value === null || value === '') {
      file.run('DELETE FROM input_secrets WHERE definition_id = ? AND input = ?', [definitionId, input]);
      continue;
    }
    const { accountUid, fieldId } = placeOfInput(definitionId, input);
    file.run(
      `INSERT INTO input_secrets (definition_id, input, sealed) VALUES (?, ?, ?)
       ON CONFLICT (definition_id, input) DO UPDATE SET sealed = excluded.sealed`,
      [definitionId, input, file.secrets.seal(accountUid, fieldId, value)],
    );
  }
  return null;
}

/** The clear values of a group's secret inputs, for its run; those without one are left out. Throws `Refused`. */
export function openInputSecrets(
  file: AccountsFile,
  { definitionId, inputs }: { readonly definitionId: string; readonly inputs: readonly string[] },
): Readonly<Record<string, string>> {
  const rows = file.all('SELECT input, sealed FROM input_secrets WHERE definition_id = ?', [definitionId]);
  const opened = rows.flatMap(({ input, sealed }) => {
    const name = String(input);
    if (!inputs.includes(name) || !(sealed instanceof Uint8Array)) return [];
    const { accountUid, fieldId } = placeOfInput(definitionId, name);
    return [[name, file.secrets.open(accountUid, fieldId, sealed)] as const];
  });
  return Object.fromEntries(opened);
}

/** Takes away all secret inputs of groups. Answers how many there were. */
export function forgetInputSecrets(
  file: AccountsFile,
  { definitionIds }: { readonly definitionIds: readonly string[] },
): number {
  let forgotten = 0;
  for (const definitionId of definitionIds)
    forgotten += file.run('DELETE FROM input_secrets WHERE definition_id = ?', [definitionId]).changes;
  return forgotten;
}

export const INPUT_OPERATIONS = { listInputSecrets, putInputSecrets, openInputSecrets, forgetInputSecrets };
