import { z } from 'zod';
import { ImportId } from '../ids';
import { stream } from '../rpc/contract-types';
import { VerbId } from '../verbs';

/** What the desktop app asks its window to do. */
export const ShellRequest = z.discriminatedUnion('type', [
  /** A verb was chosen from the application menu. */
  z.object({ type: z.literal('verb'), verb: VerbId }),
  /** Files were opened with the app: they are read already, this is the import to look at. */
  z.object({ type: z.literal('openImport'), importId: ImportId, sources: z.array(z.string()) }),
  /** A notification was clicked. */
  z.object({ type: z.literal('showGroup'), definitionId: z.string().max(100) }),
]);
export type ShellRequest = z.infer<typeof ShellRequest>;

export const shellStreams = {
  /** Followed by the desktop app's own window alone; what was asked before it listened comes with the snapshot, once. */
  shell: stream({ input: z.object({}), snapshot: z.array(ShellRequest), patch: ShellRequest }),
};
