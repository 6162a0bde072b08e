import type { SecretPlace } from './sealing';

/**
 * Where the secret of a group's input stands: sealed for this group and this input, it opens for no other. No account
 * has such a `uid` (they are hexadecimal digits), and fields count from 1.
 */
export function placeOfInput(definitionId: string, input: string): SecretPlace {
  return { accountUid: `input ${JSON.stringify([definitionId, input])}`, fieldId: 0 };
}
