import type { Handlers } from '../../../shared/contract';
import { ok } from '../../../shared/errors';
import type { ErrorOfCall } from '../../../shared/rpc/contract-types';
import type { Contract } from '../../../shared/contract';
import type { CutComparison, TemplateTry } from '../../../shared/contract/templates';
import type { Result } from '../../../shared/errors';
import type { CutWanted } from '../../orchestrator/compare-cut';
import type { TryWanted } from '../../orchestrator/try-template';
import type { TemplateFolder } from '../../vision/templates/template-folder';

type Names = Extract<keyof Handlers, `templates.${string}`>;

/** What calls on templates need. */
export interface TemplateParts {
  readonly folder: TemplateFolder;
  readonly tryIt: (
    wanted: TryWanted,
    signal: AbortSignal,
  ) => Promise<Result<TemplateTry, ErrorOfCall<Contract, 'templates.try'>>>;
  readonly compare: (
    wanted: CutWanted,
    signal: AbortSignal,
  ) => Promise<Result<CutComparison, ErrorOfCall<Contract, 'templates.compare'>>>;
}

/** Calls on templates → their folder and the eye. Wiring, no logic. */
export function createTemplateHandlers({
  templateFiles: { folder, tryIt, compare },
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
    'templates.setPicture': async (given) => {
      const set = await folder.setPicture({ ...given, png: Buffer.from(given.png, 'base64') });
      return set.ok ? ok({}) : set;
    },
    'templates.removePicture': async ({ name, version, file }) => {
      const removed = await folder.removePicture(name, version, file);
      return removed.ok ? ok({}) : removed;
    },
    'templates.rename': async ({ name, to }) => {
      const renamed = await folder.rename(name, to);
      return renamed.ok ? ok({}) : renamed;
    },
    'templates.compare': (wanted, { signal }) =>
      compare({ ...wanted, screen: Buffer.from(wanted.screen, 'base64') }, signal),
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
