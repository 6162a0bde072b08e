import type { Handlers } from '../../../shared/contract';
import { err, ok } from '../../../shared/errors';
import type { ErrorOfCall } from '../../../shared/rpc/contract-types';
import type { Contract } from '../../../shared/contract';
import type { CutComparison, TemplateTry } from '../../../shared/contract/templates';
import type { Result } from '../../../shared/errors';
import type { InstanceRef } from '../../../shared/instance-reference';
import type { CutWanted } from '../../orchestrator/compare-cut';
import type { Screenshot } from '../../orchestrator/take-screenshot';
import type { TryWanted } from '../../orchestrator/try-template';
import type { OnceRefused } from '../../orchestrator/use-instance-once';
import type { CutScreens } from '../../vision/templates/cut-screens';
import type { TemplateFolder } from '../../vision/templates/template-folder';

type Names = Extract<keyof Handlers, `templates.${string}`>;

/** What calls on templates need. */
export interface TemplateParts {
  readonly folder: TemplateFolder;
  /** Pictures that are cut from. */
  readonly screens: CutScreens;
  readonly takeScreen: (ref: InstanceRef, signal: AbortSignal) => Promise<Result<Screenshot, OnceRefused>>;
  readonly tryIt: (
    wanted: TryWanted,
    signal: AbortSignal,
  ) => Promise<Result<TemplateTry, ErrorOfCall<Contract, 'templates.try'>>>;
  readonly compare: (
    wanted: CutWanted,
    signal: AbortSignal,
  ) => Promise<Result<CutComparison, ErrorOfCall<Contract, 'templates.compare'>>>;
}

type Cutting = 'takeScreen' | 'openScreen' | 'addScreen' | 'compare';
type CuttingNames = Extract<Names, `templates.${Cutting}`>;

/** Calls on templates → their folder and the eye. Wiring, no logic. */
export function createTemplateHandlers({
  templateFiles,
}: {
  readonly templateFiles: TemplateParts;
}): Pick<Handlers, Names> {
  return { ...fileHandlers(templateFiles), ...cuttingHandlers(templateFiles) };
}

function fileHandlers({ folder, tryIt }: TemplateParts): Omit<Pick<Handlers, Names>, CuttingNames> {
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

function cuttingHandlers({ screens, takeScreen, compare }: TemplateParts): Pick<Handlers, CuttingNames> {
  return {
    'templates.takeScreen': async ({ ref }, { signal, line }) => {
      const taken = await takeScreen(ref, signal);
      if (!taken.ok) return taken;
      return ok({ ...taken.value, screenId: screens.keep(line, Buffer.from(taken.value.png, 'base64')) });
    },
    'templates.openScreen': ({ bytes }, { line }) =>
      Promise.resolve(ok({ screenId: screens.begin(line, bytes) })),
    'templates.addScreen': ({ base64, ...piece }, { line }) => {
      const added = screens.add(line, { ...piece, bytes: Buffer.from(base64, 'base64') });
      return Promise.resolve(added.ok ? ok({}) : added);
    },
    'templates.compare': ({ screenId, ...wanted }, { signal, line }) => {
      const screen = screens.find(line, screenId);
      if (!screen) return Promise.resolve(err({ code: 'template_screen_not_found' }));
      return compare({ ...wanted, screen }, signal);
    },
  };
}
