import { useMemo } from 'react';
import { useTemplates } from '../../state/templates-context';
import type { CutTemplateFacts } from '../../state/ui-store';
import { noInstance, useChosenInstance } from './instance-choice';
import { useGivenPicture, type GivenPicture } from './use-given-picture';
import { useScreen, type ShownScreen } from './use-screen';

/** What is cut from: the screen of an instance, a file, or a picture that is there. */
export interface CutSource extends ShownScreen {
  /** Why there is nothing to cut from; null where there is, or may yet be. */
  readonly fault: string | null;
  /** Null where no screen is cut from. */
  readonly live:
    | (ReturnType<typeof useChosenInstance> & { readonly take: () => void; readonly blocked: string | null })
    | null;
}

export function useCutSource({ picture, into }: CutTemplateFacts): CutSource {
  const templates = useTemplates();
  const template = templates?.find(({ name }) => name === into?.templateName);
  const isItself = into?.isItself === true;
  const given = useMemo((): GivenPicture | null => {
    if (picture) return { file: picture };
    if (!isItself || !template) return null;
    const image = template.images.findIndex(({ file }) => file === into.file);
    return { template, image: Math.max(0, image) };
  }, [into, isItself, picture, template]);
  const chosen = useChosenInstance();
  const isLive = !picture && !isItself;
  const screen = useScreen(isLive ? chosen.ref : null);
  const read = useGivenPicture(given);
  if (!isLive) return { ...read, live: null };
  const blocked = chosen.ref === null ? noInstance() : null;
  const { take, ...shown } = screen;
  const fault = shown.screen === null && !shown.busy ? blocked : null;
  return { ...shown, fault, live: { ...chosen, take, blocked } };
}
