import { useEffect, useState } from 'react';
import type { AppError } from '../../../shared/errors';
import { t } from '../../../shared/catalogue/translate';
import { MAX_TEMPLATE_SIDE, type TemplateSummary } from '../../../shared/template';
import type { HostLink } from '../../rpc/host-link';
import { useHost } from '../../state/host-context';
import { readPicture, type PictureFault } from './read-picture';
import { takenScreen, type ShownScreen, type TakenScreen } from './use-screen';

/** What is cut from in place of a screen: a file, or a picture a template has. */
export type GivenPicture =
  | { readonly file: File }
  | { readonly template: Pick<TemplateSummary, 'name' | 'version' | 'label'>; readonly image: number };

/** Reads what was given; null is none. */
export function useGivenPicture(given: GivenPicture | null): ShownScreen & { readonly fault: string | null } {
  const { link } = useHost();
  const [shown, setShown] = useState<{ readonly of: GivenPicture; readonly read: Read }>();
  useEffect(() => {
    if (given === null) return undefined;
    let isWanted = true;
    void read(given, link).then((answer) => {
      if (isWanted) setShown({ of: given, read: answer });
    });
    return () => {
      isWanted = false;
    };
  }, [given, link]);
  const done = given !== null && shown?.of === given ? shown.read : null;
  return { busy: given !== null && done === null, ...NOTHING, ...done };
}

type Read = Partial<Pick<ShownScreen, 'screen' | 'error'> & { readonly fault: string }>;
const NOTHING: { screen: TakenScreen | null; error: AppError | null; fault: string | null } = {
  screen: null,
  error: null,
  fault: null,
};

/** At least so many pixels on the shorter side, and it is taken for a whole screen. */
const SCREEN_SIDE = 480;

async function read(given: GivenPicture, link: HostLink): Promise<Read> {
  if ('file' in given) {
    const picture = await readPicture(given.file);
    if (typeof picture === 'string') return { fault: faultWords(picture) };
    const isScreen = Math.min(picture.width, picture.height) >= SCREEN_SIDE;
    return { screen: takenScreen(given.file.name, picture, isScreen) };
  }
  const { template, image } = given;
  const answer = await link.call('templates.picture', {
    ...{ name: template.name, image, side: MAX_TEMPLATE_SIDE },
  });
  return answer.ok ? { screen: takenScreen(template.label, answer.value, false) } : { error: answer.error };
}

function faultWords(fault: PictureFault): string {
  return fault === 'too_large'
    ? t('The picture is too large; a screen has at most {side} pixels on a side.', {
        side: String(MAX_TEMPLATE_SIDE),
      })
    : t('This is no picture that can be shown; save it as PNG.');
}
