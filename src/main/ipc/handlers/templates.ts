import type { Handlers } from '../../../shared/contract';
import { ok } from '../../../shared/errors';
import type { ErrorOfCall } from '../../../shared/rpc/contract-types';
import type { Contract } from '../../../shared/contract';
import type { TemplateTry } from '../../../shared/contract/templates';
import type { Result } from '../../../shared/errors';
import type { InstanceRef } from '../../../shared/instance-reference';
import type { TemplateFolder } from '../../vision/templates/template-folder';

type Names = Extract<keyof Handlers, `templates.${string}`>;

/** What calls on templates need. */
export interface TemplateParts {
  readonly folder: TemplateFolder;
  readonly tryIt: (
    wanted: { readonly name: string; readonly ref: InstanceRef },
    signal: AbortSignal,
  ) => Promise<Result<TemplateTry, ErrorOfCall<Contract, 'templates.try'>>>;
}

/** Calls on templates → their folder and the eye. Wiring, no logic. */
export function createTemplateHandlers({
  templateFiles: { folder, tryIt },
}: {
  readonly templateFiles: TemplateParts;
}): Pick<Handlers, Names> {
  return {
    'templates.picture': async ({ name, image, side }) => {
      const read = await folder.picture(name, image, side);
      return read.ok ? ok({ ...read.value, png: read.value.png.toString('base64') }) : read;
    },
    'templates.create': async ({ name, png, settings }) => {
      const made = await folder.create({ name, png: Buffer.from(png, 'base64'), settings });
      return made.ok ? ok({ name }) : made;
    },
    'templates.change': async ({ name, version, change }) => {
      const changed = await folder.change(name, version, change);
      return changed.ok ? ok({}) : changed;
    },
    'templates.delete': async ({ name }) => {
      const removed = await folder.remove(name);
      return removed.ok ? ok({ trashIds: removed.value }) : removed;
    },
    'templates.restore': async ({ trashIds }) => {
      const restored = await folder.restore(trashIds);
      return restored.ok ? ok({}) : restored;
    },
    'templates.try': (wanted, { signal }) => tryIt(wanted, signal),
  };
}
