import { useState } from 'react';
import { t, tIn } from '../../../shared/catalogue/translate';
import type { NewTemplateSettings } from '../../../shared/contract/templates';
import { explainError } from '../../../shared/explain';
import type { IgnoredParts } from '../../../shared/ignored-parts';
import type { Box } from '../../../shared/screen-place';
import { DEFAULT_THRESHOLD, type TemplateSummary } from '../../../shared/template';
import { toastDone } from '../../components/toasts';
import { useCommands } from '../../components/use-command';
import { useHost } from '../../state/host-context';
import { openTemplate } from '../../state/show-templates';
import { nearBox } from './cut-box';
import type { CutDraft } from './cut-fields';
import { cutPng } from './cut-png';
import type { TakenScreen } from './use-screen';

export interface FinishedCut {
  readonly screen: TakenScreen;
  readonly box: Box;
  readonly ignored: IgnoredParts;
  readonly draft: CutDraft;
  /** The template whose picture it becomes; null makes a new one. */
  readonly into: { readonly template: TemplateSummary; readonly file: string | null } | null;
}

/** Writes what was cut: a new template, or a picture of one that is there. */
export function useCutSaving(onSaved: () => void) {
  const { uiStore } = useHost();
  const { pending, run } = useCommands();
  const [failure, setFailure] = useState<ReturnType<typeof explainError> | null>(null);
  const write = (cut: FinishedCut, png: string) => {
    const { into, draft, box, screen } = cut;
    if (into === null)
      return run('save', 'templates.create', {
        ...{ name: draft.name.trim(), png, settings: settingsOf(draft, box, screen) },
      });
    const { template, file } = into;
    const { name, version } = template;
    const resolution = screen.isScreen ? written(screen) : resolutionOf(template, file);
    return run('save', 'templates.setPicture', { name, version, file, png, resolution });
  };
  const save = async (cut: FinishedCut): Promise<void> => {
    const png = await pictureOf(cut);
    if (png === null) {
      setFailure({ title: t('The picture could not be cut'), hint: t('Take it again.') });
      return;
    }
    const answer = await write(cut, png);
    if (!answer) return;
    if (!answer.ok) {
      setFailure(explainError(answer.error));
      return;
    }
    const name = cut.into?.template.name ?? cut.draft.name.trim();
    toastDone(tIn('picture', 'Template “{name}” is saved', { name }));
    openTemplate(uiStore, name);
    onSaved();
  };
  return { saving: pending.has('save'), failure, save };
}

/** The whole of a picture stays as it is, byte for byte. */
async function pictureOf({ screen, box, ignored }: FinishedCut): Promise<string | null> {
  const isWhole = box.width === screen.width && box.height === screen.height;
  if (isWhole && ignored.boxes.length + ignored.colors.length === 0) return screen.png;
  return cutPng(screen.url, { box, ignored });
}

function resolutionOf({ images }: TemplateSummary, file: string | null): string | null {
  const known = images.find((image) => image.file === file)?.resolution ?? null;
  return known && written(known);
}

function written({ width, height }: { readonly width: number; readonly height: number }): string {
  return `${String(width)}x${String(height)}`;
}

/** What goes without saying is not written. */
function settingsOf(
  { label, tags, threshold, color, near }: CutDraft,
  box: Box,
  screen: TakenScreen,
): NewTemplateSettings {
  return {
    ...(label.trim() === '' ? {} : { label: label.trim() }),
    ...(tags.length === 0 ? {} : { tags: [...tags] }),
    ...(threshold === DEFAULT_THRESHOLD ? {} : { threshold }),
    ...(near && screen.isScreen ? { area: nearBox(box, screen) } : {}),
    ...(screen.isScreen ? { resolution: written(screen) } : {}),
    ...(color ? { color } : {}),
  };
}
