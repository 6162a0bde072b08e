import { useMemo, useState } from 'react';
import { t } from '../../../shared/catalogue/translate';
import type { CutComparison } from '../../../shared/contract/templates';
import { NOTHING_IGNORED, type IgnoredParts } from '../../../shared/ignored-parts';
import type { Box } from '../../../shared/screen-place';
import { DEFAULT_THRESHOLD, MAX_TEMPLATE_PIXELS, type TemplateSummary } from '../../../shared/template';
import type { CutTemplateFacts } from '../../state/ui-store';
import { clampBox, firstBox, nearBox } from './cut-box';
import type { CutDraft } from './cut-fields';
import { ignoredIn, NOTHING_IGNORED_YET, type IgnoredDraft } from './ignored-draft';
import { isUseless, judgeCut, type CutRemark } from './judge-cut';
import { nameOfPicture } from './read-picture';
import { useCutComparison, type ComparedCut } from './use-cut-comparison';
import type { CutSource } from './use-cut-source';
import type { TakenScreen } from './use-screen';
import { useTemplateNames, whyNotName } from './use-template-names';

interface CutOf {
  readonly facts: CutTemplateFacts;
  readonly source: CutSource;
  readonly template: TemplateSummary | undefined;
}

/** A cut as it is made. */
export interface CutInWork {
  readonly box: Box | null;
  /** Whether the box was drawn by somebody. */
  readonly isDrawn: boolean;
  readonly draw: (box: Box) => void;
  readonly ignored: IgnoredDraft;
  readonly ignore: (ignored: IgnoredDraft) => void;
  /** What is ignored, in pixels of the cut. */
  readonly inCut: IgnoredParts;
  readonly draft: CutDraft;
  readonly change: (change: Partial<CutDraft>) => void;
  readonly nameError: string | null;
  /** What is to be said of it; null while that is not known. */
  readonly remarks: readonly CutRemark[] | null;
  readonly comparing: boolean;
  /** The place most like it. */
  readonly next: Box | null;
  /** Why it can't be saved; null when it can. */
  readonly wrong: string | null;
}

export function useCut({ facts, source: { screen, fault }, template }: CutOf): CutInWork {
  const [drawn, draw] = useState<Box | null>(null);
  const [ignored, ignore] = useState(NOTHING_IGNORED_YET);
  const [draft, setDraft] = useState(() => firstDraft(facts, template));
  const names = useTemplateNames();
  const { color, near } = draft;
  const cut = useMemo((): ComparedCut | null => {
    if (!screen) return null;
    const box = boxOn(screen, drawn);
    const area = near && screen.isScreen ? nearBox(box, screen) : null;
    return { screen, box, ignored: ignoredIn(box, ignored), color, area };
  }, [color, drawn, ignored, near, screen]);
  const { comparison, busy } = useCutComparison(cut);
  const said = cut ? saidOf(cut, draft.threshold, comparison) : NOTHING_SAID;
  const { box, remarks } = said;
  const nameError = whyNotName(draft.name, names);
  const isNew = facts.into === undefined;
  return {
    ...{ ...said, isDrawn: drawn !== null, draw, ignored, ignore, draft, nameError },
    change: (part) => {
      setDraft((before) => ({ ...before, ...part }));
    },
    comparing: busy,
    wrong: whyNot({ box, fault, remarks }) ?? (isNew ? nameError : null),
  };
}

type Said = Pick<CutInWork, 'box' | 'inCut' | 'remarks' | 'next'>;
const NOTHING_SAID: Said = { box: null, inCut: NOTHING_IGNORED, remarks: null, next: null };

/** The next best place matters where it may be taken for the cut. */
function saidOf(
  { box, screen, ignored: inCut }: ComparedCut,
  threshold: number,
  comparison: CutComparison | null,
): Said {
  if (comparison === null) return { box, inCut, remarks: null, next: null };
  const remarks = judgeCut({ box, screen, threshold, comparison });
  const isNear = remarks.some(({ kind }) => kind === 'ambiguous' || kind === 'close');
  return { box, inCut, remarks, next: isNear ? (comparison.next?.box ?? null) : null };
}

function firstDraft({ picture, into }: CutTemplateFacts, template: TemplateSummary | undefined): CutDraft {
  const { threshold, color } = template ?? { threshold: DEFAULT_THRESHOLD, color: false };
  const name = picture && !into ? nameOfPicture(picture.name) : '';
  return { name, label: '', tags: [], threshold, color, near: false };
}

/** What was drawn, on a screen that may be another since; before something was, the middle of a screen, or all of a picture. */
function boxOn(screen: TakenScreen, drawn: Box | null): Box {
  if (drawn) return clampBox(drawn, screen);
  return screen.isScreen ? firstBox(screen) : { x: 0, y: 0, width: screen.width, height: screen.height };
}

function whyNot({
  box,
  fault,
  remarks,
}: Pick<CutInWork, 'box' | 'remarks'> & { readonly fault: string | null }): string | null {
  if (box === null) return fault ?? t('There is no picture yet');
  if (box.width * box.height > MAX_TEMPLATE_PIXELS)
    return t('It is too large for a template. Cut out the part that matters.');
  return remarks?.some(isUseless) === true ? t('There is nothing in it to be found by') : null;
}
